import { isObject } from '../shared/json.ts';
import { escapeStep, type Pointer, parent, steps } from '../shared/pointer.ts';
import type { LazyPlaces } from './parse-document.ts';
import { type Place, type Places, showPlace } from './yaml-source.ts';

/** From a JSON pointer of the bundled document to the line a person wrote it on. */
export interface SourceMap {
  /** `file:line` of the value at `pointer`, or of the nearest enclosing one that a person wrote. */
  locate(pointer: Pointer): string;
  /** Says that everything at `pointer` comes from elsewhere, such as a variant. */
  override(pointer: Pointer, place: Place): void;
  /** Every place that is known, by pointer. */
  readonly places: ReadonlyMap<Pointer, Place>;
}

/** The source map of a document whose parts were parsed with `places`. */
export function mapSource(document: unknown, places: Places, file: string): SourceMap {
  const known = new Map<Pointer, Place>([['#', { file, line: 1 }]]);
  collect(document, '#', places, known, new Set());
  return sourceMap(known);
}

/** The source map of a document that is one long line: each place is told by its pointer. */
export function pointerMap(document: unknown, file: string): SourceMap {
  const known = new Map<Pointer, Place>([['#', { file, line: 1 }]]);
  const note = (value: unknown, here: Pointer) => {
    if (!(isObject(value) || Array.isArray(value)) || here.length > 2000) return;
    for (const [key, child] of Object.entries(value)) {
      const pointer: Pointer = `${here}/${escapeStep(key)}`;
      known.set(pointer, { file: `${file}${pointer}`, line: 0 });
      note(child, pointer);
    }
  };
  note(document, '#');
  return sourceMap(known);
}

/** The source map of these places, `#` among them. */
export function sourceMap(known: Map<Pointer, Place>): SourceMap {
  return {
    places: known,
    locate(pointer) {
      let here = pointer;
      while (!known.has(here) && here !== '#') here = parent(here);
      return showPlace(known.get(here) as Place);
    },
    override(pointer, place) {
      known.set(pointer, place);
    },
  };
}

/** A file whose lines are not worked out yet. */
interface LazyFile {
  readonly value: unknown;
  readonly lazy: LazyPlaces | undefined;
}

/** Like `known`, and for what large files hold the lines that are worked out when one is asked for. */
export function lazySourceMap(document: unknown, files: readonly LazyFile[], known: SourceMap): SourceMap {
  const origins = new WeakMap<object, { readonly lazy: LazyPlaces; readonly steps: readonly string[] }>();
  for (const { value, lazy } of files) if (lazy !== undefined) noteOrigins(value, lazy, [], origins);
  const overridden = new Set<Pointer>();
  return {
    places: known.places,
    locate(pointer) {
      if ([...overridden].some((one) => pointer === one || pointer.startsWith(`${one}/`)))
        return known.locate(pointer);
      const path = steps(pointer);
      let value = document;
      let found = origins.get(document as object);
      for (const [index, step] of path.entries()) {
        if (typeof value !== 'object' || value === null) break;
        value = (value as Record<string, unknown>)[step];
        const own = typeof value === 'object' && value !== null ? origins.get(value) : undefined;
        if (own !== undefined) found = { ...own, steps: own.steps };
        else if (found !== undefined) found = { ...found, steps: [...found.steps, step] };
        if (own === undefined && index > 60) break;
      }
      return found === undefined ? known.locate(pointer) : showPlace(found.lazy.at(found.steps));
    },
    override(pointer, place) {
      overridden.add(pointer);
      known.override(pointer, place);
    },
  };
}

function noteOrigins(
  value: unknown,
  lazy: LazyPlaces,
  path: readonly string[],
  origins: WeakMap<object, { readonly lazy: LazyPlaces; readonly steps: readonly string[] }>,
): void {
  if (typeof value !== 'object' || value === null || origins.has(value)) return;
  origins.set(value, { lazy, steps: path });
  for (const [key, child] of Object.entries(value)) noteOrigins(child, lazy, [...path, key], origins);
}

function collect(
  value: unknown,
  here: Pointer,
  places: Places,
  known: Map<Pointer, Place>,
  open: Set<object>,
) {
  if (!(isObject(value) || Array.isArray(value)) || open.has(value)) return;
  open.add(value);
  const lines = places.get(value)?.children;
  for (const [key, child] of Object.entries(value)) {
    const pointer = `${here}/${escapeStep(key)}`;
    const place = lines?.get(key);
    if (place !== undefined) known.set(pointer, place);
    collect(child, pointer, places, known, open);
  }
  open.delete(value);
}
