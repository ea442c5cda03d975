import { spawn } from 'node:child_process';
import { envPart } from '../../shared/env.ts';
import { InputError } from '../../shared/input-error.ts';

/** A mock that stands. */
interface Standing {
  readonly api: string;
  readonly url: string;
}

const numbers: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * Runs a shell's command while mocks stand, with `<API>_URL` set for each, and gives its exit code: 128 and the signal's
 * number where one ended it. Ctrl-C and SIGTERM go on to it. An InputError where no shell can be started.
 */
export async function runBeside(
  command: string,
  mocks: readonly Standing[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const urls = Object.fromEntries(mocks.map(({ api, url }) => [`${envPart(api)}_URL`, url]));
  const child = spawn(command, { shell: true, stdio: 'inherit', env: { ...env, ...urls } });
  const handOn = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGINT', handOn).on('SIGTERM', handOn);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', ({ message }) =>
        reject(new InputError(`--exec ${command} cannot be started: ${message}.`)),
      );
      child.once('exit', (code, signal) => resolve(code ?? 128 + (numbers[signal ?? ''] ?? 0)));
    });
  } finally {
    process.off('SIGINT', handOn).off('SIGTERM', handOn);
  }
}
