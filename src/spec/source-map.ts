import { isObject } from '../shared/json.ts';
import { escapeStep, type Pointer, parent } from '../shared/pointer.ts';
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
