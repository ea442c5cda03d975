import type { Env } from '../env.ts';
import { createWorld } from '../laws/world.ts';
import { openSuite } from '../suite.ts';
import { openLedger } from './ledger.ts';
import { type Leftover, putRight } from './put-right.ts';

/** What a later clean-up did. */
export interface Restored {
  readonly settled: number;
  readonly left: readonly Leftover[];
}

/**
 * Puts right what an earlier run left in the ledger of a report folder, with the credentials of the environment.
 * An InputError when they are missing or the target does not answer.
 */
export async function restoreLedger(folder: string, env: Env, timeout: number): Promise<Restored> {
  const ledger = openLedger(folder);
  const all = ledger.entries();
  const targets = new Map(all.map((entry) => [`${entry.api} ${entry.url} ${entry.variant ?? ''}`, entry]));
  const left: Leftover[] = [];
  for (const { api, url, variant } of targets.values()) {
    const suite = await openSuite(api, { target: url, variant, allowWrites: true, timeout, env, bare: true });
    try {
      left.push(...(await putRight(createWorld(suite), ledger)));
    } finally {
      await suite.close();
    }
  }
  return { settled: all.length - left.length, left };
}

/** A leftover as one line. */
export function describeLeftover({ entry, reason }: Leftover): string {
  const path = Object.entries(entry.path)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return `${entry.kind} by ${entry.operation} ${path}: ${reason}`;
}
