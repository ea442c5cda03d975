import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../shared/input-error.ts';

/** What `npm run mutation` was asked to do. */
export interface MutationOptions {
  readonly apis: readonly string[];
  /** So many faults of each API, always the same ones. */
  readonly sample: number | undefined;
  /** Prints the faults and runs nothing. */
  readonly list: boolean;
  /** Only faults whose id holds this text. */
  readonly fault: string | undefined;
  readonly set: 'all' | 'tosem' | 'stand-ins';
  readonly help: boolean;
}

/** What the help of the command says. */
export const mutationHelp = `npm run mutation [-- options]

Derives faults from the specs, runs the suite against a server with each one, and says what was caught by what.

  --api NAME     only this API; may be repeated
  --sample N     N faults of each API, always the same ones
  --fault TEXT   only faults whose id holds TEXT
  --list         prints the faults and runs nothing
  --set NAME     tosem: the ten fault types of the TOSEM 2023 yardstick, on a small API of its own
                 stand-ins: the faults of the hand-written servers in tests/reference-servers
  -h, --help

Exit code: 0 every fault is caught or explained in tests/mutation/equivalent.yaml, 1 not so, 2 bad input.`;

/** Reads the arguments. An InputError for an unknown flag, set or number. */
export function parseMutationOptions(args: readonly string[]): MutationOptions {
  const values = parse(args);
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  if (sample !== undefined && !(Number.isInteger(sample) && sample > 0))
    throw new InputError(`--sample ${values.sample} is no number of faults. Write a whole number above 0.`);
  const set = values.set ?? 'all';
  if (set !== 'all' && set !== 'tosem' && set !== 'stand-ins')
    throw new InputError(`Unknown set "${set}". There are: tosem, stand-ins.`);
  return {
    apis: values.api ?? [],
    sample,
    list: values.list === true,
    fault: values.fault,
    set,
    help: values.help === true,
  };
}

function parse(args: readonly string[]) {
  const options = {
    api: { type: 'string', multiple: true },
    sample: { type: 'string' },
    fault: { type: 'string' },
    set: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (thrown) {
    throw new InputError(`${messageOf(thrown).split('. ')[0]}. See npm run mutation -- --help.`);
  }
}
