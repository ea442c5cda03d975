import type { JsonObject } from '../shared/json.ts';

/** Texts that were made up for schemas of a document, by the place of the schema and the seed. */
export type KnownTexts = Map<string, string>;

const known = new WeakMap<JsonObject, KnownTexts>();

/** Keeps the texts that are made up for this document from now on, and says those again that it has already. */
export function keepTexts(document: JsonObject, texts: KnownTexts): void {
  known.set(document, texts);
}

/** The text that was made up before for the same place and seed, else a new one, kept where they are kept. */
export function knownText(document: JsonObject, key: string, make: () => string): string {
  const texts = known.get(document);
  if (texts === undefined) return make();
  const text = texts.get(key) ?? make();
  texts.set(key, text);
  return text;
}
