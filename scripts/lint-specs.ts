import { lintApis, lintReport } from '../src/lint/lint.ts';
import { lintHelp, parseLintOptions } from '../src/lint/lint-options.ts';
import { chooseApis } from '../src/spec/apis.ts';
import { main } from './main.ts';

await main(async (args) => {
  const options = parseLintOptions(args);
  if (options.help) {
    console.log(lintHelp);
    return 0;
  }
  const run = await lintApis(chooseApis(options.apis));
  console.log(lintReport(run));
  return run.findings.length === 0 ? 0 : 1;
});
