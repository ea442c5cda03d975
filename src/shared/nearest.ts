import { distance } from './distance.ts';

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
