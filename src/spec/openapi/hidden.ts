import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';

/** Which fields are not seen: a request has no read-only ones, an answer no write-only ones. */
export type Hidden = 'readOnly' | 'writeOnly';

/** True where a field, what it refers to, or a part of it is not seen in a direction. */
export function isHidden(root: JsonObject, property: Json | undefined, hidden: Hidden, hops = 0): boolean {
  if (!isObject(property) || hops > 20) return false;
  if (property[hidden] === true) return true;
  const parts = Array.isArray(property.allOf) ? property.allOf : [];
  if (parts.some((part) => isHidden(root, part, hidden, hops + 1))) return true;
  const isReference = typeof property.$ref === 'string' && property.$ref.startsWith('#');
  return isReference && isHidden(root, at(root, String(property.$ref)), hidden, hops + 1);
}
