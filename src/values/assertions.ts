import fc from '#fast-check';

/** How many texts are drawn for one that is kept: an assertion refuses most of them. */
const drawnForOne = 40;

/**
 * Texts of a pattern that looks ahead, looks back, or wants the border of a word, which no generator reads: those of
 * the pattern without its assertions that keep the whole of it, with what is looked for put into them.
 */
export function textsWithAssertions(pattern: string, whole: RegExp, count: number, seed: number): string[] {
  const { plain, wanted } = withoutAssertions(pattern);
  const bases = drawnTexts(plain, count * drawnForOne, seed);
  const pieces = wanted.map((one) => drawnTexts(one, 20, seed).filter((text) => text !== ''));
  const found = new Set<string>();
  for (const [index, base] of bases.entries()) {
    if (found.size >= count) break;
    const put = pieces.map((list) => list[index % Math.max(1, list.length)] ?? '');
    const tried = [base, written(base, put, index), `${put.join('')}${base}`, `${base}${put.join('')}`];
    for (const text of tried) if (whole.test(text)) found.add(text);
  }
  return [...found].slice(0, count);
}

/** The texts of each piece over the letters of a base, one behind the other, from a place on. */
function written(base: string, pieces: readonly string[], from: number): string {
  const points = [...base];
  let place = from % Math.max(1, points.length);
  for (const point of pieces.flatMap((piece) => [...piece])) {
    points[place % Math.max(1, points.length)] = point;
    place += 1;
  }
  return points.join('');
}

/** Texts of a pattern without assertions but its ends; none where there is more in it. */
export function drawnTexts(pattern: string, count: number, seed: number): string[] {
  const regExp = regExpOf(pattern);
  if (regExp === undefined) return [];
  try {
    return fc.sample(generatorOf(regExp), { seed, numRuns: count });
  } catch {
    return [];
  }
}

/** The generators of the patterns seen last: to make one takes longer than to draw from it. */
const generators = new Map<string, fc.Arbitrary<string>>();

function generatorOf(regExp: RegExp): fc.Arbitrary<string> {
  const key = String(regExp);
  const known = generators.get(key);
  if (known !== undefined) return known;
  if (generators.size >= 200) generators.clear();
  const made = fc.stringMatching(regExp);
  generators.set(key, made);
  return made;
}

/** A pattern as JSON Schema means it; as older engines do, where only they read it. */
export function regExpOf(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Without the flag more is a pattern
    }
  }
  return undefined;
}

interface Taken {
  /** The pattern without its assertions. */
  readonly plain: string;
  /** What it looks ahead or back for, without what may stand before and behind. */
  readonly wanted: readonly string[];
}

/** Takes assertions out of a pattern, and references back to a group. */
function withoutAssertions(pattern: string): Taken {
  const wanted: string[] = [];
  let plain = '';
  let at = 0;
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const open = /^\(\?<?[=!]/.exec(rest)?.[0];
    if (open !== undefined) {
      const end = closing(pattern, at);
      if (open.endsWith('=')) wanted.push(core(pattern.slice(at + open.length, end)));
      at = end + 1;
      continue;
    }
    const again = /^\\(\d)/.exec(rest)?.[1];
    if (again !== undefined) {
      plain += groupAt(pattern, Number(again)) ?? '';
      at += 2;
      continue;
    }
    const piece = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|.)/su.exec(rest)?.[0] ?? setAt(rest) ?? rest[0] ?? '';
    if (!/^\\[bB]$/.test(piece)) plain += piece;
    at += piece.length;
  }
  return { plain, wanted };
}

/** `.*[A-Z]` looks for `[A-Z]`. */
function core(inner: string): string {
  return inner.replace(/^(\.|\[[^\]]*\])[*+]\??/, '').replace(/\.[*+]\??$/, '');
}

/** The set of characters that begins here. */
function setAt(text: string): string | undefined {
  return /^\[(?:\\.|[^\]\\])*\]/su.exec(text)?.[0];
}

/** Where the group that begins at a place ends. */
function closing(pattern: string, start: number): number {
  let depth = 0;
  for (let at = start; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    const skipped = /^\\./s.exec(rest)?.[0] ?? setAt(rest);
    if (skipped !== undefined) at += skipped.length - 1;
    else if (rest[0] === '(') depth += 1;
    else if (rest[0] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return pattern.length - 1;
}

/** The group of that number, with its brackets: what refers back to it has the same shape. */
function groupAt(pattern: string, number: number): string | undefined {
  const starts: number[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    const skipped = /^\\./s.exec(rest)?.[0] ?? setAt(rest);
    if (skipped !== undefined) at += skipped.length - 1;
    else if (/^\((?!\?)/.test(rest)) starts.push(at);
  }
  const start = starts[number - 1];
  return start === undefined ? undefined : pattern.slice(start, closing(pattern, start) + 1);
}
