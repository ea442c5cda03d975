import { driftHelp, parseDriftOptions } from '../src/drift/options.ts';
import { runDrift } from '../src/drift/run.ts';
import { readEnv } from '../src/shared/env.ts';
import { main } from './main.ts';

await main(async (args) => {
  const options = parseDriftOptions(args);
  if (options.help) {
    console.log(driftHelp);
    return 0;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const { text, exitCode } = await runDrift(options, {
    env: readEnv(process.env),
    stop: stop.signal,
    tell: console.error,
  });
  process.stdout.write(text);
  return exitCode;
});
