import { isObject, type Json } from '../shared/json.ts';

/** The thing in an answer: as it is, or one field further in. */
export function insideOf(json: Json | undefined, sent: Json): Json | undefined {
  if (!isObject(json) || !isObject(sent)) return undefined;
  const names = Object.keys(sent);
  const score = (value: Json | undefined) =>
    isObject(value) ? names.filter((name) => name in value).length : 0;
  const inner = Object.values(json)
    .filter(isObject)
    .sort((a, b) => score(b) - score(a))[0];
  return score(json) >= score(inner) ? json : inner;
}
