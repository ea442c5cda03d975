import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareOutput, planOutput, writeOutput } from '../../generate/output.ts';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { specsFolder } from '../../spec/apis.ts';
import { localDocuments } from '../../spec/fetch-document.ts';
import { say } from '../print.ts';

const help = `npm run generate -- [api|FILE|URL…] [--out FOLDER] [--check]

Writes types, clients, mocks without a server and bundled specs of these APIs or documents, of all below specs/ where none is
named, into generated/ or the folder of --out, and nothing anywhere else. What another tool has there stays. With --check it
only says what is missing, changed or orphaned, and exits with 1 if anything is.`;

/** `generate`: types, clients and bundles. */
export async function generate(args: string[]): Promise<number> {
  const { check, out, help: wantsHelp, names } = parse(args);
  if (wantsHelp) {
    say(help);
    return 0;
  }
  if (names.length === 0 && !existsSync(specsFolder))
    throw new InputError(
      `There is no ${specsFolder}/ here. Name a document, by its path or address, or an API of this package: npm run generate -- rocketchat.`,
    );
  const output = await planOutput(specsFolder, await localDocuments(names));
  const stale = check ? compareOutput(output, '.', out) : writeOutput(output, '.', out);
  for (const { path, state } of stale) say(`${(check ? state : done[state]).padEnd(8)} ${path}`);
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

/** What became of a file that was not as planned. */
const done = { missing: 'written', changed: 'written', orphaned: 'removed' } as const;

const options = {
  check: { type: 'boolean', default: false },
  out: { type: 'string', default: 'generated' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { ...values, names: positionals };
  } catch (thrown) {
    throw new InputError(`${messageOf(thrown).split('. ')[0]}. See npm run generate -- --help.`);
  }
}
