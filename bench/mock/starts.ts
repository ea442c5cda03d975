import type { Contender } from './contenders.ts';
import { startServer } from './servers.ts';

/** Milliseconds from the start of each one's process to its first answer: in turns, the shortest of several. */
export async function measureStarts(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Map<string, number>> {
  const all = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const server = await startServer(contender);
      all.get(contender.name)?.push(server.firstAnswer);
      await server.stop();
    }
  }
  return new Map([...all].map(([name, times]) => [name, Math.min(...times)]));
}
