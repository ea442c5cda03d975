import { InputError } from '../shared/input-error.ts';
import type { Api } from '../spec/apis.ts';
import { deriveMutants, sampleOf } from './derive.ts';
import type { Equivalent } from './equivalent.ts';
import type { Mutant } from './mutant.ts';
import { isSharp, runMutation } from './mutation.ts';
import { openMockRun } from './open-faithful.ts';
import type { MutationOptions } from './options.ts';
import { mutationText } from './report.ts';

/** What is printed, and whether all is well. */
export interface ApiResult {
  readonly text: string;
  readonly isSharp: boolean;
}

/** Tries the faults of one API before its own mock. */
export async function tryApi(
  api: Api,
  options: Pick<MutationOptions, 'sample' | 'fault' | 'list'>,
  equivalents: readonly Equivalent[],
): Promise<ApiResult> {
  const ground = await openMockRun(api);
  try {
    const mutants = chosen(deriveMutants(ground), options);
    if (options.list) return { text: mutants.map(({ id }) => `${api.name} ${id}`).join('\n'), isSharp: true };
    const isWhole = options.sample === undefined && options.fault === undefined;
    const teeth = await runMutation(ground, mutants, equivalents, { isWhole, concurrency: 8 });
    return { text: mutationText(teeth), isSharp: isSharp(teeth) };
  } finally {
    await ground.close();
  }
}

function chosen(
  mutants: readonly Mutant[],
  { sample, fault }: Pick<MutationOptions, 'sample' | 'fault'>,
): Mutant[] {
  const named = mutants.filter(({ id }) => fault === undefined || id.includes(fault));
  if (named.length === 0)
    throw new InputError(`No fault has "${fault}" in its id. See npm run mutation -- --list.`);
  return sample === undefined ? named : sampleOf(named, sample);
}
