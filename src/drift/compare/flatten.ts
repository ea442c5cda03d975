import { isObject, type Json, type JsonObject, sameJson } from '../../shared/json.ts';

/** Words about fields beside them: what they mean depends on the branch that they stand in. */
const bound = ['additionalProperties', 'unevaluatedProperties', 'patternProperties', 'discriminator', '$ref'];

/**
 * A tidied schema with the branches of its `allOf` written into it, as far as that says the same: branches that
 * contradict it or each other, and those with words about the fields beside them, stay branches. `note` is told which
 * old part a new part stands for.
 */
export function flatten(node: JsonObject, note: (made: object, from: object) => void): JsonObject {
  if (!Array.isArray(node.allOf) || bound.some((key) => node[key] !== undefined)) return node;
  const { allOf, ...own } = node;
  let whole: JsonObject = own;
  const rest: Json[] = [];
  for (const branch of allOf) {
    const merged = isObject(branch) ? merge(whole, branch, note) : undefined;
    if (merged === undefined) rest.push(branch);
    else whole = merged;
  }
  return rest.length === 0 ? whole : { ...whole, allOf: rest };
}

// --- internal ---

/** Both in one; undefined where that would say something else. */
function merge(
  one: JsonObject,
  other: JsonObject,
  note: (made: object, from: object) => void,
): JsonObject | undefined {
  if (bound.some((key) => other[key] !== undefined)) return undefined;
  const merged = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = merged[key];
    const both = known === undefined || sameJson(known, value) ? value : bothOf(key, known, value);
    if (both === undefined) return undefined;
    if (both !== value && typeof both === 'object' && both !== null) note(both, known as object);
    merged[key] = known !== undefined && sameJson(known, both) ? known : both;
  }
  return merged;
}

function bothOf(key: string, known: Json, value: Json): Json | undefined {
  if (key === 'required' && Array.isArray(known) && Array.isArray(value)) {
    return [...new Set([...known, ...value])].sort();
  }
  if (key !== 'properties' || !isObject(known) || !isObject(value)) return undefined;
  const isApart = Object.keys(value).every(
    (name) => known[name] === undefined || sameJson(known[name], value[name]),
  );
  return isApart ? { ...known, ...value } : undefined;
}
