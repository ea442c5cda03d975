import { main } from '../src/cli/exit.ts';
import { readEquivalents } from '../src/mutation/equivalent.ts';
import { mutationHelp, parseMutationOptions } from '../src/mutation/options.ts';
import { type ApiResult, tryApi } from '../src/mutation/try-api.ts';
import { chooseApis } from '../src/spec/apis.ts';
import { tryStandIn } from '../tests/mutation/stand-ins.ts';
import { tryTosem } from '../tests/mutation/tosem.ts';

await main(async (args) => {
  const options = parseMutationOptions(args);
  if (options.help) {
    console.log(mutationHelp);
    return 0;
  }
  const equivalents = readEquivalents('tests/mutation/equivalent.yaml');
  const tasks: (() => Promise<ApiResult>)[] =
    options.set === 'tosem'
      ? [tryTosem]
      : chooseApis(options.apis).map((api) => () => {
          return options.set === 'stand-ins'
            ? tryStandIn(api.name, equivalents)
            : tryApi(api, options, equivalents);
        });
  let isSharp = true;
  for (const task of tasks) {
    const verdict = await task();
    console.log(verdict.text);
    isSharp &&= verdict.isSharp;
  }
  return isSharp ? 0 : 1;
});
