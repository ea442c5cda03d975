import { InputError, messageOf } from '../shared/input-error.ts';
import { tell } from './print.ts';
import { takeReadingFlags } from './reading-flags.ts';
import { endWithNpm } from './with-npm.ts';

/** A command: reads its words, does it, and comes back with the exit code. */
export type Command = (args: string[]) => Promise<number>;

/** Who reads the output may go, as `| head -1` does: that is no error, and nobody is left to be told of one. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
}

/** Runs a command: its exit code is the process's; bad input is one sentence and exit code 2. */
export async function main(command: Command, args: readonly string[] = process.argv.slice(2)): Promise<void> {
  let code = 2;
  endWithNpm();
  process.stdout.on('error', endQuietly);
  process.stderr.on('error', endQuietly);
  // Vitest sets an exit code of its own when tests fail; the command knows better what that means.
  process.on('exit', () => {
    process.exitCode = code;
  });
  try {
    code = await command(takeReadingFlags(args));
  } catch (thrown) {
    if (thrown instanceof InputError) tell(thrown.message);
    else if (isOfTheMachine(thrown)) tell(`${messageOf(thrown)}. Nothing more could be written.`);
    else tell(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
  process.exitCode = code;
}

/** A full disk, a folder that may not be written to: nothing that a stack would explain. */
function isOfTheMachine(thrown: unknown): boolean {
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code;
  return ['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EDQUOT', 'ENOTDIR', 'EISDIR', 'EMFILE'].includes(
    String(code),
  );
}
