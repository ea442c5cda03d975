import type { ContractOptions } from './contract-options.ts';
import { inShard } from './shard.ts';

/** True for a probe or law that this run was asked for. */
export function isChosen(
  { probe, only, shard }: Pick<ContractOptions, 'probe' | 'only' | 'shard'>,
  id: string,
): boolean {
  if (probe !== undefined && !id.includes(probe)) return false;
  if (only !== undefined && !only.includes(id)) return false;
  return shard === undefined || inShard(id, shard);
}
