import { lintApis, lintReport } from '../../lint/lint.ts';
import { lintHelp, parseLintOptions } from '../../lint/lint-options.ts';
import { chooseApis } from '../../spec/apis.ts';
import { say } from '../print.ts';

/** `lint`: what the documents should have and lack. */
export async function lint(args: string[]): Promise<number> {
  const options = parseLintOptions(args);
  if (options.help) {
    say(lintHelp);
    return 0;
  }
  const run = await lintApis(chooseApis(options.apis), options);
  say(lintReport(run));
  return run.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
