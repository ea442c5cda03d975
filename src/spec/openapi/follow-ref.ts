import { isObject, type JsonObject } from '../../shared/json.ts';
import { at, type Pointer, targetOf } from '../../shared/pointer.ts';

/**
 * The object that a pointer leads to and where it stands, `$ref`s followed.
 * A `$ref` with siblings is left alone: the siblings count in JSON Schema 2020-12.
 */
export function followRef(document: JsonObject, pointer: Pointer): [JsonObject, Pointer] {
  let here = pointer;
  for (let hops = 0; hops < 50; hops += 1) {
    const node = at(document, here);
    if (!isObject(node)) return [{}, here];
    if (typeof node.$ref !== 'string' || !node.$ref.startsWith('#')) return [node, here];
    if (Object.keys(node).some((key) => key !== '$ref' && !/^(description|summary|x-)/.test(key)))
      return [node, here];
    here = targetOf(node.$ref);
  }
  return [{}, here];
}
