import { fire } from './fire.ts';
import { mixed } from './requests.ts';
import type { Started } from './servers.ts';

/** What a process holds after so many requests, in megabytes. */
export interface Held {
  readonly server: string;
  readonly requests: number;
  /** What the system counts: VmRSS, before the collection. */
  readonly resident: number;
  /** What JavaScript still refers to, after a full collection. */
  readonly heap: number;
}

const marks = [0, 10_000, 50_000, 100_000, 200_000];

/** Sends a server mixed requests over 10 connections and looks what it holds at the start, on the way and in the end. */
export async function watchMemory(server: Started): Promise<Held[]> {
  const held: Held[] = [];
  const requests = mixed();
  let sent = 0;
  for (const mark of marks.filter((each) => each <= server.longest)) {
    if (mark > sent) await fire(server.url, requests, 10, { amount: mark - sent });
    sent = mark;
    const resident = server.resident();
    held.push({ server: server.name, requests: mark, resident, heap: await server.heap() });
  }
  return held;
}
