import { type Burst, fire } from './fire.ts';
import { kinds } from './requests.ts';
import type { Started } from './servers.ts';

/** What one server did with one kind of request, in its best round. */
export interface Measured {
  readonly server: string;
  readonly request: string;
  readonly connections: number;
  readonly perSecond: number;
  /** Its requests a second as a share of the floor's. */
  readonly ofFloor: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Microseconds of processor time that the server took for one request, over all rounds. */
  readonly work: number;
}

/** One server with one kind of request over so many connections, round by round. */
type Rounds = Map<Started, Round[]>;

interface Round extends Burst {
  readonly work: number;
}

/** Seconds that each server gets to come to speed with each kind of request. */
const warming = 5;

/**
 * Measures servers that stand side by side, in short turns: each round asks each server once, the first of them, which
 * is the floor, included. What else runs on the machine can only slow a round down: of each server the best one counts.
 */
export async function measureAll(
  servers: readonly Started[],
  { rounds, seconds }: { rounds: number; seconds: number },
  tell: (line: string) => void,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const request of Object.keys(kinds)) {
    for (const server of servers) await burst(server, request, 10, warming);
    for (const connections of [1, 10, 100]) {
      const all: Rounds = new Map(servers.map((server) => [server, []]));
      for (let round = 0; round < rounds; round += 1)
        for (const [server, done] of all) done.push(await burst(server, request, connections, seconds));
      measured.push(...bestOf(all).map((best) => ({ ...best, request, connections })));
      tell(`${request}, ${connections} connections`);
    }
  }
  return measured;
}

async function burst(server: Started, request: string, connections: number, seconds: number): Promise<Round> {
  const before = server.work();
  const answered = await fire(server.url, kinds[request]?.() ?? [], connections, { duration: seconds });
  return { ...answered, work: server.work() - before };
}

function bestOf(all: Rounds): Omit<Measured, 'request' | 'connections'>[] {
  const fastest = (rounds: readonly Round[]) => Math.max(...rounds.map(({ perSecond }) => perSecond));
  const [floor = []] = all.values();
  return [...all].map(([server, rounds]) => ({
    server: server.name,
    perSecond: fastest(rounds),
    ofFloor: fastest(rounds) / fastest(floor),
    p99: Math.min(...rounds.map(({ p99 }) => p99)),
    work: sum(rounds.map(({ work }) => work)) / sum(rounds.map(({ answers }) => answers)),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
