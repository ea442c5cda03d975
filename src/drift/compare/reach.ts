import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, escapeStep, join, type Pointer, parent, steps } from '../../shared/pointer.ts';

/** An operation that a part of the document belongs to, and which way the part travels. */
export interface Use {
  /** `METHOD /path`. */
  readonly operation: string;
  readonly direction: 'request' | 'response' | 'none';
}

/** From a pointer to the operations that use what stands there. */
export type Reach = (pointer: Pointer) => readonly Use[];

/** Follows every `$ref` from every operation of a prepared document. */
export function reachOf(document: JsonObject): Reach {
  const uses = new Map<Pointer, Map<string, Use>>();
  for (const [path, item] of Object.entries(isObject(document.paths) ? document.paths : {})) {
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      const here = join('#', 'paths', path, method);
      const name = `${method.toUpperCase()} ${path}`;
      note(uses, here, { operation: name, direction: 'none' });
      for (const [key, part] of Object.entries(isObject(operation) ? operation : {})) {
        const use: Use = { operation: name, direction: directionOf(key) };
        const partAt = join(here, key);
        note(uses, partAt, use);
        follow(document, part, partAt, use, uses);
      }
    }
  }
  return (pointer) => {
    let here = pointer;
    while (!uses.has(here) && here !== '#') here = parent(here);
    return [...(uses.get(here)?.values() ?? [])];
  };
}

/** The deepest pointer that really exists on a way through `$ref`s, and how many steps of the way are left. */
export function walk(document: JsonObject, way: Pointer): { pointer: Pointer; left: string[] } {
  let here: Pointer = '#';
  const path = steps(way);
  for (const [index, step] of path.entries()) {
    const node = at(document, here);
    if (isObject(node) && typeof node.$ref === 'string' && node[step] === undefined) here = node.$ref;
    const next = join(here, step);
    if (at(document, next) === undefined) return { pointer: here, left: path.slice(index) };
    here = next;
  }
  return { pointer: here, left: [] };
}

// --- internal ---

function directionOf(key: string): Use['direction'] {
  if (key === 'parameters' || key === 'requestBody') return 'request';
  return key === 'responses' ? 'response' : 'none';
}

/** False when it was there already. */
function note(uses: Map<Pointer, Map<string, Use>>, pointer: Pointer, use: Use): boolean {
  const known = uses.get(pointer) ?? new Map<string, Use>();
  uses.set(pointer, known);
  const key = `${use.direction} ${use.operation}`;
  if (known.has(key)) return false;
  known.set(key, use);
  return true;
}

function follow(
  document: JsonObject,
  value: Json,
  here: Pointer,
  use: Use,
  uses: Map<Pointer, Map<string, Use>>,
): void {
  if (typeof value !== 'object' || value === null) return;
  if (isObject(value) && typeof value.$ref === 'string' && value.$ref.startsWith('#')) {
    if (note(uses, value.$ref, use))
      follow(document, at(document, value.$ref) ?? null, value.$ref, use, uses);
  }
  for (const [key, child] of Object.entries(value))
    follow(document, child as Json, `${here}/${escapeStep(key)}`, use, uses);
}
