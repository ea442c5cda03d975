/** `npm run bench:suite`: what the contract suite costs and what other tools find beside it; prints Markdown. */

import { main } from '../src/cli/exit.ts';
import { benchOwn, benchTools } from './suite/bench.ts';
import { benchHelp, parseBenchOptions } from './suite/options.ts';

await main(async (args) => {
  const options = parseBenchOptions(args);
  if (options.help) {
    console.log(benchHelp);
    return 0;
  }
  const tell = (line: string) => console.error(line);
  if (options.only !== 'tools') console.log(await benchOwn(tell), '\n');
  if (options.only !== 'own') console.log(await benchTools(options, tell));
  return 0;
});
