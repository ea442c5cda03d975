import { isObject, type JsonObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { addFamilies, leadToFamily, workOutDiscriminator } from './discriminating.ts';
import { type Hidden, isHidden } from './openapi/hidden.ts';
import { rewriteDocument } from './position.ts';

/** A copy without examples (data, not schemas) in which fields hidden in this direction are not required. */
export function relaxRequired(document: JsonObject, hidden: 'readOnly' | 'writeOnly'): JsonObject {
  const relaxed = rewriteDocument(document, (value, position) => {
    if (position !== 'schema' && position !== 'object') return undefined;
    for (const name of ['example', 'examples']) delete value[name];
    if (typeof value.default === 'object') delete value.default;
    if (position === 'schema') {
      workOutDiscriminator(document, value);
      leadToFamily(document, value);
      // A part of `allOf` may require what another part describes
      const parts = Array.isArray(value.allOf) ? value.allOf.filter(isObject) : [];
      for (const one of [value, ...parts]) requireSeen(document, value, one, hidden);
    }
    return value;
  }) as JsonObject;
  addFamilies(document, relaxed);
  return relaxed;
}

/** Of what `part` requires, leaves what is seen in this direction; `whole` describes the fields. */
function requireSeen(root: JsonObject, whole: JsonObject, part: JsonObject, hidden: Hidden): void {
  if (!Array.isArray(part.required)) return;
  const seen = part.required.filter((name) => !isHiddenField(root, whole, String(name), hidden));
  if (seen.length < part.required.length) part.required = seen;
}

/** True where a schema's own property, or one of the schemas that it is made of, is hidden. */
function isHiddenField(
  root: JsonObject,
  schema: JsonObject,
  name: string,
  hidden: Hidden,
  hops = 0,
): boolean {
  const own = isObject(schema.properties) ? schema.properties[name] : undefined;
  if (own !== undefined) return isHidden(root, own, hidden);
  if (hops > 10) return false;
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  return parts.some((part) => {
    const target = isObject(part) && typeof part.$ref === 'string' ? at(root, part.$ref) : part;
    return isObject(target) && isHiddenField(root, target, name, hidden, hops + 1);
  });
}
