import { drawnTexts, regExpOf, textsWithAssertions } from './assertions.ts';

/** A text of exactly `length` code points that satisfies `fits`, or undefined. Built by stretching known-good texts. */
export function textOfLength(
  length: number,
  seeds: readonly string[],
  fits: (text: string) => boolean,
): string | undefined {
  if (length === 0) return fits('') ? '' : undefined;
  const fillers = ['a', 'A', '0', '1', 'x', '-', '.', ' '];
  for (const seed of [...seeds, ...fillers]) {
    const points = [...seed];
    if (points.length === 0) continue;
    const cut = points.slice(0, length).join('');
    const stretched = (filler: string) => cut + filler.repeat(Math.max(0, length - [...cut].length));
    const candidates = [Array.from({ length }, (_, index) => points[index % points.length]).join('')];
    candidates.push(...fillers.map(stretched), ...points.slice(-1).map(stretched));
    const found = candidates.find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Some texts that match a pattern, the same ones for the same seed; none where the pattern is beyond the generator. */
export function textsMatching(pattern: string, count: number, seed: number): string[] {
  const whole = regExpOf(pattern);
  if (whole === undefined) return [];
  const direct = drawnTexts(pattern, count * 4, seed);
  const texts = direct.length > 0 ? direct : textsWithAssertions(pattern, whole, count * 4, seed);
  return texts.sort((a, b) => b.length - a.length).slice(0, count * 2);
}

/** The number of Unicode code points, which is what `minLength` and `maxLength` count. */
export function codePoints(text: string): number {
  return [...text].length;
}

/** A small stable number for a text: the seed of whatever is generated for it. */
export function hash(text: string): number {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16777619);
  return value >>> 0;
}
