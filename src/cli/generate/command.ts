import { parseArgs } from 'node:util';
import { compareOutput, planOutput, writeOutput } from '../../generate/output.ts';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { say } from '../print.ts';

const help = `npm run generate [-- --check]

Writes generated/ (types, clients, bundled specs), docs/coverage.md, docs/rules.md and docs/vendor-facts.md. With --check it
only says what is missing, changed or orphaned, and exits with 1 if anything is.`;

/** `generate`: types, clients and bundles. */
export async function generate(args: string[]): Promise<number> {
  const { check, help: wantsHelp } = parse(args);
  if (wantsHelp) {
    say(help);
    return 0;
  }
  const output = await planOutput();
  const stale = check ? compareOutput(output) : writeOutput(output);
  for (const { path, state } of stale) say(`${state.padEnd(8)} ${path}`);
  if (!check) {
    say(
      stale.length === 0
        ? 'Everything generated is up to date.'
        : `${stale.length === 1 ? '1 file' : `${stale.length} files`} brought up to date.`,
    );
    return 0;
  }
  if (stale.length > 0) say('Run npm run generate to repair.');
  return stale.length > 0 ? 1 : 0;
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
      .values;
  } catch (thrown) {
    throw new InputError(`${messageOf(thrown).split('. ')[0]}. See npm run generate -- --help.`);
  }
}
