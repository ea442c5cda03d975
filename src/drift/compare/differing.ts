import { isObject, type Json, type JsonObject, sameJson } from '../../shared/json.ts';
import { join, type Pointer, steps } from '../../shared/pointer.ts';

/**
 * Two prepared documents without the paths that are the same in both, down to everything they refer to, so that the
 * comparison takes as long as the change is large.
 */
export function onlyDiffering(before: JsonObject, after: JsonObject): [JsonObject, JsonObject] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((pointer) => {
    const [was, is] = [old.get(pointer), now.get(pointer)];
    return was === undefined || is === undefined || !sameJson(was, is);
  });
  const users = new Map<Pointer, Pointer[]>();
  for (const [pointer, value] of [...old, ...now])
    for (const used of referencesIn(value)) users.set(used, [...(users.get(used) ?? []), pointer]);
  const touched = closure(changed, (pointer) => users.get(pointer) ?? []);
  return [keep(before, old, touched), keep(after, now, touched)];
}

// --- internal ---

type Parts = ReadonlyMap<Pointer, Json>;

/** What can be left out as a whole: each path, and each component. */
function partsOf({ paths, components }: JsonObject): Parts {
  const parts = new Map<Pointer, Json>();
  for (const [path, item] of entriesOf(paths)) parts.set(join('#', 'paths', path), item);
  for (const [group, entries] of entriesOf(components)) {
    for (const [name, value] of entriesOf(entries)) parts.set(join('#', 'components', group, name), value);
  }
  return parts;
}

/** The touched parts, with everything that they refer to; security schemes are named, not referred to. */
function keep(document: JsonObject, parts: Parts, touched: ReadonlySet<Pointer>): JsonObject {
  const kept = closure([...touched], (pointer) => [...referencesIn(parts.get(pointer) ?? null)]);
  const paths = entriesOf(document.paths).filter(([path]) => kept.has(join('#', 'paths', path)));
  const components = entriesOf(document.components).map(([group, entries]) => {
    const isKept = (name: string) =>
      group === 'securitySchemes' || kept.has(join('#', 'components', group, name));
    return [group, Object.fromEntries(entriesOf(entries).filter(([name]) => isKept(name)))];
  });
  return { ...document, paths: Object.fromEntries(paths), components: Object.fromEntries(components) };
}

function closure(from: readonly Pointer[], next: (pointer: Pointer) => readonly Pointer[]): Set<Pointer> {
  const reached = new Set<Pointer>();
  const queue = [...from];
  for (let pointer = queue.pop(); pointer !== undefined; pointer = queue.pop()) {
    if (reached.has(pointer)) continue;
    reached.add(pointer);
    queue.push(...next(pointer));
  }
  return reached;
}

/** The parts that a value refers to itself; a `$ref` into the middle of one counts as to the whole. */
function referencesIn(value: Json): Set<Pointer> {
  const found = new Set<Pointer>();
  const queue: Json[] = [value];
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    if (typeof one !== 'object' || one === null) continue;
    if (isObject(one) && typeof one.$ref === 'string') found.add(partAt(one.$ref));
    queue.push(...(Object.values(one) as Json[]));
  }
  return found;
}

function partAt(reference: Pointer): Pointer {
  const path = reference.startsWith('#') ? steps(reference) : [];
  return join('#', ...path.slice(0, path[0] === 'paths' ? 2 : 3));
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? (Object.entries(value) as [string, Json][]) : [];
}
