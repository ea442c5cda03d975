import { createHash } from 'node:crypto';
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
