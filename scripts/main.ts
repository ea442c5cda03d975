import { InputError } from '../src/input-error.ts';

/** Runs a command: its exit code is the process's; bad input is one sentence and exit code 2. */
export async function main(command: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (thrown) {
    process.exitCode = 2;
    console.error(thrown instanceof InputError ? thrown.message : thrown);
  }
}
