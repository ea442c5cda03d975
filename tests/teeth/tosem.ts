/** The ten fault types of the TOSEM 2023 yardstick, on a small API that has all ten. */
import { fileURLToPath } from 'node:url';
import { chooseApi } from '../../src/apis.ts';
import { deriveMutants } from '../../src/teeth/derive.ts';
import type { Equivalent } from '../../src/teeth/equivalent.ts';
import { openUrlGround } from '../../src/teeth/faithful.ts';
import type { Mutant } from '../../src/teeth/mutant.ts';
import { yardsticksCaught, yardstickText } from '../../src/teeth/report.ts';
import { type Teeth, tryTeeth } from '../../src/teeth/teeth.ts';
import type { Verdict } from '../../src/teeth/try-api.ts';
import { startFixture } from './fixture/server.ts';

const specs = fileURLToPath(new URL('./fixture/specs', import.meta.url));

/** Tries the faults of the fixture API that `which` chooses, before its hand-written server. */
export async function tryFixture(
  which: (mutant: Mutant) => boolean,
  equivalents: readonly Equivalent[] = [],
): Promise<Teeth> {
  const server = await startFixture();
  const ground = await openUrlGround(chooseApi('things', specs), server.url, server.close);
  try {
    const mutants = deriveMutants(ground).filter(which);
    return await tryTeeth(ground, mutants, equivalents, { isWhole: false, concurrency: 1 });
  } finally {
    await ground.close();
  }
}

/** What `npm run teeth -- --set tosem` prints. */
export async function tryTosem(): Promise<Verdict> {
  const { outcomes } = await tryFixture(({ yardstick }) => yardstick !== undefined);
  return { text: yardstickText(outcomes), isSharp: yardsticksCaught(outcomes) === 10 };
}
