import { inShard, type Shard } from './shard.ts';

/** Which probes and laws a run was asked for; nothing given: all. */
export interface Selection {
  /** A part of the id. */
  readonly probe?: string | undefined;
  /** Exact ids. */
  readonly only?: readonly string[] | undefined;
  readonly shard?: Shard | undefined;
}

/** True for a probe or law that this run was asked for. */
export function isChosen({ probe, only, shard }: Selection, id: string): boolean {
  if (probe !== undefined && !id.includes(probe)) return false;
  if (only !== undefined && !only.includes(id)) return false;
  return shard === undefined || inShard(id, shard);
}
