import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { steps } from '../../shared/pointer.ts';

/**
 * Which word of a schema's discriminator means which schema, by the schemas' names: what the mapping says, and for a
 * branch that it does not name, the branch's own name. Undefined where there is neither.
 */
export function wordsOf(schema: JsonObject): JsonObject | undefined {
  const { discriminator } = schema;
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined;
  const mapping = Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {});
  const words = mapping.map(([word, target]) => [word, nameOf(String(target))] as const);
  const named = new Set(words.map(([, name]) => name));
  const implied = branchesOf(schema).filter((name) => !named.has(name));
  const all = [...words, ...implied.map((name) => [name, name] as const)];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

// --- internal ---

function branchesOf({ oneOf, anyOf }: JsonObject): string[] {
  const branches = [oneOf, anyOf].flatMap((list): Json[] => (Array.isArray(list) ? list : []));
  return branches.flatMap((one) => (isObject(one) && typeof one.$ref === 'string' ? [nameOf(one.$ref)] : []));
}

function nameOf(reference: string): string {
  return reference.startsWith('#/') ? (steps(reference).at(-1) ?? reference) : reference;
}
