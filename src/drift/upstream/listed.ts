import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../shared/input-error.ts';
import { isObject } from '../../shared/json.ts';
import { type Places, parseYaml, showPlace } from '../../spec/yaml-source.ts';

/** A published document as `upstream.yaml` lists it. */
export interface ListedDocument {
  /** Its file or address. */
  readonly source: string;
  /** The variant that it speaks for; undefined for the spec itself. */
  readonly variant: string | undefined;
  /** `file:line` of the entry. */
  readonly place: string;
}

/** The documents of an `upstream.yaml`: addresses, or `{ address, variant }`. An InputError for any other entry. */
export function listedDocuments(file: string): ListedDocument[] {
  const places: Places = new WeakMap();
  const parsed = parseYaml(readFileSync(file, 'utf8'), file, places);
  const list = isObject(parsed) ? parsed.documents : undefined;
  if (!Array.isArray(list)) return [];
  const shown = path.relative(process.cwd(), file) || file;
  const lines = places.get(list)?.children;
  return list.map((entry, index) => {
    const place = showPlace(lines?.get(String(index)) ?? { file: shown, line: 1 });
    if (typeof entry === 'string') return { source: entry, variant: undefined, place };
    if (isObject(entry) && typeof entry.address === 'string' && typeof entry.variant === 'string')
      return { source: entry.address, variant: entry.variant, place };
    throw new InputError(`${place} is no document. Write its address, or "address" and "variant".`);
  });
}
