import type { Api } from '../apis.ts';
import { InputError } from '../input-error.ts';
import { deriveMutants, sampleOf } from './derive.ts';
import type { Equivalent } from './equivalent.ts';
import { openMockGround } from './faithful.ts';
import type { Mutant } from './mutant.ts';
import type { TeethOptions } from './options.ts';
import { teethText } from './report.ts';
import { isSharp, tryTeeth } from './teeth.ts';

/** What is printed, and whether all is well. */
export interface Verdict {
  readonly text: string;
  readonly isSharp: boolean;
}

/** Tries the faults of one API before its own mock. */
export async function tryApi(
  api: Api,
  options: Pick<TeethOptions, 'sample' | 'fault' | 'list'>,
  equivalents: readonly Equivalent[],
): Promise<Verdict> {
  const ground = await openMockGround(api);
  try {
    const mutants = chosen(deriveMutants(ground), options);
    if (options.list) return { text: mutants.map(({ id }) => `${api.name} ${id}`).join('\n'), isSharp: true };
    const isWhole = options.sample === undefined && options.fault === undefined;
    const teeth = await tryTeeth(ground, mutants, equivalents, { isWhole, concurrency: 8 });
    return { text: teethText(teeth), isSharp: isSharp(teeth) };
  } finally {
    await ground.close();
  }
}

function chosen(
  mutants: readonly Mutant[],
  { sample, fault }: Pick<TeethOptions, 'sample' | 'fault'>,
): Mutant[] {
  const named = mutants.filter(({ id }) => fault === undefined || id.includes(fault));
  if (named.length === 0)
    throw new InputError(`No fault has "${fault}" in its id. See npm run teeth -- --list.`);
  return sample === undefined ? named : sampleOf(named, sample);
}
