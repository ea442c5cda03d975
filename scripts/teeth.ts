import { chooseApis } from '../src/apis.ts';
import { readEquivalents } from '../src/teeth/equivalent.ts';
import { parseTeethOptions, teethHelp } from '../src/teeth/options.ts';
import { tryApi, type Verdict } from '../src/teeth/try-api.ts';
import { tryStandIn } from '../tests/teeth/stand-ins.ts';
import { tryTosem } from '../tests/teeth/tosem.ts';
import { main } from './main.ts';

await main(async (args) => {
  const options = parseTeethOptions(args);
  if (options.help) {
    console.log(teethHelp);
    return 0;
  }
  const equivalents = readEquivalents('tests/teeth/equivalent.yaml');
  const tasks: (() => Promise<Verdict>)[] =
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
