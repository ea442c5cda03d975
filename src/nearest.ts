/**
 * The name that somebody who wrote `word` most likely meant: one or two letters away, fewer in a short word, or the
 * same but for capitals. Undefined where none is that near.
 */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  const limit = word.length < 4 ? 1 : 2;
  let best: { name: string; away: number } | undefined;
  for (const name of names) {
    const away = distance(word.toLowerCase(), name.toLowerCase());
    if (away <= limit && away < Math.min(word.length, best?.away ?? Number.POSITIVE_INFINITY)) {
      best = { name, away };
    }
  }
  return best?.name;
}

/** `; did you mean "list"?`, else a full stop and all names, else just a full stop. */
export function suggest(word: string, names: Iterable<string>): string {
  const all = [...names];
  const near = nearest(word, all);
  if (near !== undefined) return `; did you mean ${JSON.stringify(near)}?`;
  return all.length === 0 || all.length > 20
    ? '.'
    : `. There ${all.length === 1 ? 'is' : 'are'}: ${all.join(', ')}.`;
}

/** Letters to add, leave out, change, or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
