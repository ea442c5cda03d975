import { isObject, type JsonObject, sameJson } from '../../shared/json.ts';
import { at, join } from '../../shared/pointer.ts';

/**
 * Brings the discriminators' words of two choices together: a schema that only got another name is the same target, and
 * the words of a branch that came or went go with it, since the branch tells of itself.
 */
export function alignWords(was: JsonObject, before: JsonObject, is: JsonObject, after: JsonObject): void {
  const [old, now] = [mappingOf(was), mappingOf(is)];
  if (old === undefined || now === undefined) return;
  for (const [word, target] of Object.entries(old)) {
    const name = now[word];
    if (name !== undefined && isRenamed(String(target), before, String(name), after)) now[word] = target;
  }
  dropOf(old, now, before, is);
  dropOf(now, old, after, was);
}

// --- internal ---

function mappingOf({ discriminator }: JsonObject): JsonObject | undefined {
  return isObject(discriminator) && isObject(discriminator.mapping) ? discriminator.mapping : undefined;
}

function schemaOf(document: JsonObject, name: string) {
  return at(document, join('#', 'components', 'schemas', name));
}

function isRenamed(old: string, before: JsonObject, now: string, after: JsonObject): boolean {
  const [was, is] = [schemaOf(before, old), schemaOf(after, now)];
  if (old === now || was === undefined || is === undefined) return old === now;
  return sameJson(was, is) || schemaOf(after, old) === undefined;
}

/** Leaves out of `words` those for a schema that is no branch of the other choice. */
function dropOf(words: JsonObject, others: JsonObject, document: JsonObject, other: JsonObject): void {
  const branches = other.oneOf ?? other.anyOf;
  if (!Array.isArray(branches)) return;
  for (const [word, target] of Object.entries(words)) {
    if (others[word] !== undefined || Object.values(others).includes(target)) continue;
    const schema = schemaOf(document, String(target));
    if (schema !== undefined && !branches.some((one) => sameJson(one, schema))) delete words[word];
  }
}
