import path from 'node:path';
import * as jsYaml from 'js-yaml';
import { isObject } from '../shared/json.ts';
import { type Place, type Places, parseYaml } from './yaml-source.ts';

/** From this size on, in characters, the lines are worked out only when somebody asks for one. */
const large = 400_000;

/** YAML 1.2, and `<<` as everybody writes it. */
const { merge } = (jsYaml as unknown as { types: { merge: jsYaml.Type } }).types;
const withMerging = jsYaml.CORE_SCHEMA.extend({ implicit: [merge] });

/** Works out where each key of a parsed file stands, when it is first asked. */
export interface LazyPlaces {
  /** The place of the value at these steps of the file; of the nearest enclosing one where it has none. */
  at(steps: readonly string[]): Place;
}

/** A file, parsed. */
export interface ParsedFile {
  /** Absolute. */
  readonly file: string;
  readonly value: unknown;
  /** For a large file, whose lines are not in the places that were handed over. */
  readonly lazy: LazyPlaces | undefined;
}

/**
 * Parses YAML or JSON. Lines of small files go into `places` at once. An InputError with `file:line` for what is
 * neither.
 */
export function parseDocumentFile(
  text: string,
  file: string,
  places: Places,
  told?: (says: string) => void,
): ParsedFile {
  if (text.length < large) return { file, value: parseYaml(text, file, places, told), lazy: undefined };
  const value = parseQuickly(text);
  return value === undefined
    ? { file, value: parseYaml(text, file, places, told), lazy: undefined }
    : { file, value, lazy: lazyPlaces(text, file) };
}

/** Without lines; undefined where only the slow way can say what is wrong. */
function parseQuickly(text: string): unknown {
  try {
    return /^\s*[{[]/.test(text) ? JSON.parse(text) : jsYaml.load(text, { schema: withMerging });
  } catch {
    return undefined;
  }
}

function lazyPlaces(text: string, file: string): LazyPlaces {
  let known: { readonly root: unknown; readonly places: Places } | undefined;
  const first: Place = { file: path.relative(process.cwd(), file) || file, line: 1 };
  return {
    at(steps) {
      if (known === undefined) {
        const places: Places = new WeakMap();
        known = { root: parseYaml(text, file, places), places };
      }
      let [value, place]: [unknown, Place] = [known.root, first];
      for (const step of steps) {
        const next =
          isObject(value) || Array.isArray(value) ? known.places.get(value)?.children.get(step) : undefined;
        if (next === undefined) break;
        place = next;
        value = (value as Record<string, unknown>)[step];
      }
      return place;
    },
  };
}
