import { isObject, type Json, type JsonObject, sameJson } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';
import { alignWords } from './words.ts';

/**
 * Brings what stands at the same place of two prepared documents to one form, where only both together show which: a
 * schema beside a choice of which it is a branch becomes a choice of one, an answer without headers beside one with
 * some gets an empty map of them. Nodes are kept: their origins stay known.
 */
export function alignPairs(before: JsonObject, after: JsonObject): void {
  const seen = new Set<string>();
  const visit = (old: Slot, now: Slot, isMap: boolean): void => {
    const pair = `${refOf(old)} ${refOf(now)}`;
    if (pair !== ' ' && seen.has(pair)) return;
    seen.add(pair);
    const was = follow(before, heldBy(old));
    const is = follow(after, heldBy(now));
    if (Array.isArray(was) && Array.isArray(is)) {
      for (const [index] of was.entries())
        if (index < is.length) visit({ parent: was, key: index }, { parent: is, key: index }, false);
    }
    if (!isObject(was) || !isObject(is)) return;
    if (!isMap) alignNodes(old, was, now, is);
    for (const key of Object.keys(was)) {
      if (is[key] === undefined || (!isMap && data.has(key))) continue;
      visit({ parent: was, key }, { parent: is, key }, !isMap && maps.has(key));
    }
  };
  const alignNodes = (old: Slot, was: JsonObject, now: Slot, is: JsonObject): void => {
    if (isObject(was.headers) !== isObject(is.headers) && isResponse(was, is)) {
      was.headers ??= {};
      is.headers ??= {};
    }
    const [oldChoice, newChoice] = [choiceOf(was), choiceOf(is)];
    if (oldChoice !== undefined && newChoice === undefined) wrap(now, is, was, oldChoice);
    if (newChoice !== undefined && oldChoice === undefined) wrap(old, was, is, newChoice);
    if (oldChoice !== undefined && newChoice !== undefined) alignWords(was, before, is, after);
  };
  for (const path of Object.keys(isObject(before.paths) ? before.paths : {}))
    visit({ parent: before.paths ?? {}, key: path }, { parent: after.paths ?? {}, key: path }, true);
}

// --- internal ---

/** A value, by the place that holds it. */
interface Slot {
  readonly parent: Json;
  readonly key: string | number;
}

const maps = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'dependentSchemas',
  'headers',
  'content',
  'responses',
]);
const data = new Set(['default', 'enum', 'const', 'mapping', 'required', 'type', 'security', 'servers']);

function heldBy({ parent, key }: Slot): Json | undefined {
  return (parent as Record<string | number, Json>)[key];
}

function refOf(slot: Slot): string {
  const value = heldBy(slot);
  return isObject(value) && typeof value.$ref === 'string' ? value.$ref : '';
}

function follow(document: JsonObject, value: Json | undefined): Json | undefined {
  let here = value;
  for (let depth = 0; depth < 20; depth += 1) {
    if (!isObject(here) || typeof here.$ref !== 'string' || Object.keys(here).length !== 1) return here;
    here = at(document, here.$ref);
  }
  return here;
}

function isResponse(...nodes: JsonObject[]): boolean {
  return nodes.every(({ type, properties }) => type === undefined && properties === undefined);
}

/** The key of a schema that is a choice and nothing else. */
function choiceOf(node: JsonObject): 'oneOf' | 'anyOf' | undefined {
  const [key, ...others] = Object.keys(node).filter((one) => one !== 'discriminator');
  if (others.length > 0 || (key !== 'oneOf' && key !== 'anyOf')) return undefined;
  return Array.isArray(node[key]) ? key : undefined;
}

/** Turns a plain schema into a choice of one where the other side's choice has it as a branch, or of each of its types. */
function wrap(slot: Slot, plain: JsonObject, other: JsonObject, key: 'oneOf' | 'anyOf'): void {
  const choice = other[key];
  const branches = Array.isArray(choice) ? choice : [];
  const parts = [plain, ...(followsTypes(plain) ? plain.type.map((type): JsonObject => ({ type })) : [])];
  const [whole, ...types] = parts;
  const has = (one: Json | undefined) =>
    one !== undefined && branches.some((branch) => sameJson(branch, one));
  const chosen = has(whole) ? [plain] : types.length > 0 && types.some(has) ? types : undefined;
  if (chosen === undefined) return;
  const { discriminator } = other;
  const wrapped: JsonObject = { [key]: chosen, ...(discriminator === undefined ? {} : { discriminator }) };
  (slot.parent as Record<string | number, Json>)[slot.key] = wrapped;
}

function followsTypes(schema: JsonObject): schema is JsonObject & { type: string[] } {
  return Object.keys(schema).length === 1 && Array.isArray(schema.type);
}
