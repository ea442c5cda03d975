/** The ten fault types of the TOSEM 2023 yardstick, on a small API that has all ten. */
import { fileURLToPath } from 'node:url';
import { deriveMutants } from '../../src/mutation/derive.ts';
import type { Equivalent } from '../../src/mutation/equivalent.ts';
import type { Mutant } from '../../src/mutation/mutant.ts';
import { type MutationRun, runMutation } from '../../src/mutation/mutation.ts';
import { openUrlRun } from '../../src/mutation/open-faithful.ts';
import { yardsticksCaught, yardstickText } from '../../src/mutation/report.ts';
import type { ApiResult } from '../../src/mutation/try-api.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { startFixture } from './fixture/server.ts';

const specs = fileURLToPath(new URL('./fixture/specs', import.meta.url));

/** Tries the faults of the fixture API that `which` chooses, before its hand-written server. */
export async function tryFixture(
  which: (mutant: Mutant) => boolean,
  equivalents: readonly Equivalent[] = [],
): Promise<MutationRun> {
  const server = await startFixture();
  const ground = await openUrlRun(chooseApi('things', specs), server.url, server.close);
  try {
    const mutants = deriveMutants(ground).filter(which);
    return await runMutation(ground, mutants, equivalents, { isWhole: false, concurrency: 1 });
  } finally {
    await ground.close();
  }
}

/** What `npm run teeth -- --set tosem` prints. */
export async function tryTosem(): Promise<ApiResult> {
  const { outcomes } = await tryFixture(({ yardstick }) => yardstick !== undefined);
  return { text: yardstickText(outcomes), isSharp: yardsticksCaught(outcomes) === 10 };
}
