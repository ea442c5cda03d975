/** Every fault of every reference server: what a run that may write leaves behind. `npm run bench:safety [API…]` */

import { apis } from '../tests/reference-servers/apis.ts';
import { keptBy } from '../tests/safety/faulty-state.ts';
import { cases } from '../tests/safety/reference-state.ts';

const chosen = process.argv.slice(2);
let silent = 0;
for (const one of cases.filter(({ api }) => chosen.length === 0 || chosen.includes(api))) {
  const counts = { equal: 0, named: 0, silent: 0 };
  for (const fault of Object.keys(apis[one.api]?.faults ?? {})) {
    const kept = await keptBy(one, fault);
    counts[kept] += 1;
    process.stderr.write('.');
    if (kept !== 'equal')
      console.log(
        `${one.api}  ${fault}: ${kept === 'named' ? 'changed, and said so' : 'CHANGED WITHOUT A WORD'}`,
      );
  }
  silent += counts.silent;
  console.log(
    `${one.api}: ${counts.equal} as they were, ${counts.named} changed and named, ${counts.silent} without a word`,
  );
}
process.exitCode = silent === 0 ? 0 : 1;
