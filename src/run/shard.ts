import { createHash } from 'node:crypto';
import type { Env } from '../shared/env.ts';
import { InputError } from '../shared/input-error.ts';

/** One part of a run that is split over machines: the `index`-th of `of`, from 1 on. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads `2/3`. An InputError for anything else. */
export function parseShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (index === undefined || shard.index < 1 || shard.index > shard.of || shard.of > 1000) {
    throw new InputError(`--shard wants which part of how many, as in 1/3, not "${text}".`);
  }
  return shard;
}

/** How CI systems tell a job which part of how many it is, and from which number on they count. */
const tellers = [
  { index: 'CI_NODE_INDEX', of: 'CI_NODE_TOTAL', first: 1 },
  { index: 'SYSTEM_JOBPOSITIONINPHASE', of: 'SYSTEM_TOTALJOBSINPHASE', first: 1 },
  { index: 'JOB_COMPLETION_INDEX', of: 'SHARDS', first: 0 },
  { index: 'SHARD_INDEX', of: 'SHARDS', first: 0 },
] as const;

/**
 * The part that `--shard auto` stands for: GitLab's and Azure's own variables, the index of a Kubernetes Indexed Job with
 * `SHARDS`, or `SHARD_INDEX` (from 0) with `SHARDS`, as a GitHub matrix gives them. An InputError where none is set.
 */
export function shardOf(env: Env): Shard {
  for (const { index, of, first } of tellers) {
    const [part, all] = [env[index], env[of]];
    if (part === undefined || all === undefined) continue;
    if (!/^\d+$/.test(part))
      throw new InputError(
        `${index} says "${part}", which is no whole number: --shard auto cannot tell its part.`,
      );
    return parseShard(`${Number(part) + 1 - first}/${all}`);
  }
  const names = tellers.map(({ index, of }) => `${index} with ${of}`).join(', ');
  throw new InputError(`--shard auto finds none of ${names} in the environment. Write the part, as in 1/3.`);
}

/** `2/3`. */
export function showShard({ index, of }: Shard): string {
  return `${index}/${of}`;
}

/**
 * True for the probes of one shard. It depends on the probe's name alone: a probe stays in its shard
 * whatever else the plan holds, and every probe is in exactly one.
 */
export function inShard(id: string, shard: Shard): boolean {
  const digest = createHash('sha256').update(id).digest();
  return digest.readUInt32BE(0) % shard.of === shard.index - 1;
}
