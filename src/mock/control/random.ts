import { sha256Hex } from '../../shared/digest.ts';

/** Numbers from 0 to 1: the same seed, the same row. */
export function createRandom(seed: string): () => number {
  let state = littleEndian(sha256Hex(seed).slice(0, 8));
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Four bytes as a number, the least of them first. */
function littleEndian(digits: string): number {
  return Number.parseInt((digits.match(/../g) ?? []).reverse().join(''), 16);
}
