import { driftHelp, parseDriftOptions } from '../../drift/options.ts';
import { runDrift } from '../../drift/run.ts';
import { readEnv } from '../../shared/env.ts';
import { say, sayToCi, tell } from '../print.ts';

/** `drift`: what has moved: between revisions, documents, servers and traffic. */
export async function drift(args: string[]): Promise<number> {
  const options = parseDriftOptions(args);
  if (options.help) {
    say(driftHelp);
    return 0;
  }
  const stop = new AbortController();
  // Only what runs until it is stopped has something to say at its end; anything else ends at once
  if (options.check === 'traffic') {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  }
  const { text, exitCode } = await runDrift(options, {
    env: readEnv(process.env),
    stop: stop.signal,
    tell,
  });
  if (options.format === 'github') sayToCi(text);
  else if (options.format === 'text') say(text.replace(/\n$/, ''));
  else process.stdout.write(text);
  return exitCode;
}
