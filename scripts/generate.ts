import { parseArgs } from 'node:util';
import { compareGenerated, writeGenerated } from '../src/generate/apply.ts';
import { planGenerated } from '../src/generate/plan.ts';
import { InputError, messageOf } from '../src/input-error.ts';
import { main } from './main.ts';

const help = `npm run generate [-- --check]

Writes generated/ from specs/: types, clients, bundled specs. With --check it only says what is
missing, changed or orphaned, and exits with 1 if anything is.`;

await main(async (args) => {
  const { check, help: wantsHelp } = parse(args);
  if (wantsHelp) {
    console.log(help);
    return 0;
  }
  const planned = await planGenerated();
  const stale = check ? compareGenerated(planned) : writeGenerated(planned);
  for (const { path, state } of stale) console.log(`${state.padEnd(8)} generated/${path}`);
  if (!check) {
    console.log(
      stale.length === 0
        ? 'generated/ is up to date.'
        : `${stale.length} files of generated/ brought up to date.`,
    );
    return 0;
  }
  if (stale.length > 0) console.log('Run npm run generate to repair.');
  return stale.length > 0 ? 1 : 0;
});

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
      .values;
  } catch (thrown) {
    throw new InputError(`${messageOf(thrown).split('. ')[0]}. See npm run generate -- --help.`);
  }
}
