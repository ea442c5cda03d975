import { createWorld } from '../context/world.ts';
import { noPolicy } from '../http/policy.ts';
import { openLedger } from '../safety/ledger.ts';
import { type Leftover, putRight } from '../safety/put-right.ts';
import type { Env } from '../shared/env.ts';
import { InputError } from '../shared/input-error.ts';

/** What a later clean-up did. */
export interface Restored {
  readonly settled: number;
  readonly left: readonly Leftover[];
}

/**
 * Puts right what an earlier run left in the ledger of a report folder, with the credentials of the environment.
 * What cannot be reached is left, with the reason. An InputError when the ledger cannot be read.
 */
export async function restoreLedger(
  folder: string,
  env: Env,
  timeout: number,
  rate?: number,
): Promise<Restored> {
  const ledger = openLedger(folder);
  const all = ledger.entries();
  const targets = new Map(all.map((entry) => [`${entry.api} ${entry.url} ${entry.variant ?? ''}`, entry]));
  const left: Leftover[] = [];
  for (const { api, url, variant } of targets.values()) {
    // The run that is put right was allowed there.
    const allowHosts = [new URL(url).hostname];
    const options = {
      target: url,
      variant,
      care: 'undoable' as const,
      timeout,
      env,
      policy: { ...noPolicy, rate },
      allowHosts,
      bare: true,
    };
    try {
      const { openSuite } = await import('../run/open-suite.ts');
      const suite = await openSuite(api, options);
      try {
        left.push(...(await putRight(createWorld(suite), ledger)));
      } finally {
        await suite.close();
      }
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
      const own = ledger.entries().filter((entry) => entry.api === api && entry.url === url);
      left.push(...own.map((entry) => ({ entry, reason: thrown.message })));
    }
  }
  return { settled: all.length - left.length, left };
}

/** A leftover as one line. */
export function describeLeftover({
  entry,
  reason,
}: Pick<Leftover, 'entry'> & { reason?: string | undefined }): string {
  const path = Object.entries(entry.path)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  const what = { restore: 'put back by', delete: 'delete by', made: 'perhaps made by', undo: 'undo by' }[
    entry.kind
  ];
  const named = [what, entry.operation, path].filter(Boolean).join(' ');
  return `${named} at ${entry.url}${reason === undefined ? '' : `: ${reason}`}`;
}
