import { isObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Spec } from '../spec/spec.ts';
import type { Site } from '../values/sites.ts';

/** True for words that promise a value back letter for letter: "given back exactly as it was sent". */
export function saysExact(text: string): boolean {
  return /\b(exactly|verbatim|literally|unchanged|byte for byte|letter for letter)\b[^.]*\b(sent|given|received|submitted)\b|\b(returned|given back|echoed|kept|stored)\b[^.]*\b(verbatim|unchanged|as sent)\b/i.test(
    text,
  );
}

/** True where a schema of a place says so. */
export function saysExactly({ schemas }: Pick<Site, 'schemas'>): boolean {
  return schemas.some(({ schema }) => saysExact(String(schema.description ?? '')));
}

/** What a document says of the whole API. */
export function wordsOf({ document }: Spec): string {
  const info = at(document, '#/info');
  return isObject(info) ? String(info.description ?? '') : '';
}
