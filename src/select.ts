import type { ContractOptions } from './contract-options.ts';
import { inShard } from './shard.ts';

/** True for a probe or law that this run was asked for: by its text, its list, its shard. */
export function isChosen(options: Pick<ContractOptions, 'probe' | 'only' | 'shard'>, id: string): boolean {
  const { probe, only, shard } = options;
  if (probe !== undefined && !id.includes(probe)) return false;
  if (only !== undefined && !only.includes(id)) return false;
  return shard === undefined || inShard(id, shard);
}
