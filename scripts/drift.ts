import { driftHelp, parseDriftOptions } from '../src/drift/options.ts';
import { runDrift } from '../src/drift/run.ts';
import { main } from './main.ts';

await main(async (args) => {
  const options = parseDriftOptions(args);
  if (options.help) {
    console.log(driftHelp);
    return 0;
  }
  const { text, exitCode } = await runDrift(options);
  process.stdout.write(text);
  return exitCode;
});
