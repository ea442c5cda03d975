import { isObject, type JsonObject } from '../../shared/json.ts';
import { at, join, type Pointer, steps, targetOf } from '../../shared/pointer.ts';

/** Where a pointer of the document with its `$ref`s resolved leads in the document itself. */
export function realPointer(document: JsonObject, pointer: Pointer): Pointer {
  let here: Pointer = '#';
  for (const step of steps(pointer)) {
    for (let hops = 0; hops < 50; hops += 1) {
      const value = at(document, here);
      if (!isObject(value) || typeof value.$ref !== 'string' || !value.$ref.startsWith('#')) break;
      if (Object.hasOwn(value, step)) break;
      here = targetOf(value.$ref);
    }
    here = join(here, step);
  }
  return here;
}
