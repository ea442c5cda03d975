import { InputError } from '../src/shared/input-error.ts';

/** Runs a command: its exit code is the process's; bad input is one sentence and exit code 2. */
export async function main(command: (args: string[]) => Promise<number>): Promise<void> {
  let code = 2;
  // Vitest sets an exit code of its own when tests fail; the command knows better what that means.
  process.on('exit', () => {
    process.exitCode = code;
  });
  try {
    code = await command(process.argv.slice(2));
  } catch (thrown) {
    console.error(thrown instanceof InputError ? thrown.message : thrown);
  }
  process.exitCode = code;
}
