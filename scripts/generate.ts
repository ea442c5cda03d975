import { parseArgs } from 'node:util';
import { compareOutput, planOutput, writeOutput } from '../src/generate/output.ts';
import { InputError, messageOf } from '../src/shared/input-error.ts';
import { main } from './main.ts';

const help = `npm run generate [-- --check]

Writes generated/ (types, clients, bundled specs), docs/coverage.md and docs/rules.md. With --check it
only says what is missing, changed or orphaned, and exits with 1 if anything is.`;

await main(async (args) => {
  const { check, help: wantsHelp } = parse(args);
  if (wantsHelp) {
    console.log(help);
    return 0;
  }
  const output = await planOutput();
  const stale = check ? compareOutput(output) : writeOutput(output);
  for (const { path, state } of stale) console.log(`${state.padEnd(8)} ${path}`);
  if (!check) {
    console.log(
      stale.length === 0
        ? 'Everything generated is up to date.'
        : `${stale.length === 1 ? '1 file' : `${stale.length} files`} brought up to date.`,
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
