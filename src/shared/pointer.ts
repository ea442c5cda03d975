import { decoded } from './decoded.ts';
import type { Json } from './json.ts';

/** A JSON pointer as a URI fragment, `#` for the whole document. */
export type Pointer = string;

/** One step of a pointer, escaped: `a/b` becomes `a~1b`. */
export function escapeStep(step: string | number): string {
  return String(step).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `base` extended by steps: `join('#', 'paths', '/v1')` is `#/paths/~1v1`. */
export function join(base: Pointer, ...steps: readonly (string | number)[]): Pointer {
  return [base, ...steps.map(escapeStep)].join('/');
}

/** The steps of a pointer, unescaped; `%`-encoding of a URI fragment is undone. */
export function steps(pointer: Pointer): string[] {
  const body = pointer.replace(/^#/, '');
  if (body === '') return [];
  return body.slice(1).split('/').map(unescapeStep);
}

/** A `$ref` as the pointer that `join` gives: `#/paths/~1v1~1%7Bid%7D` is `#/paths/~1v1~1{id}`. */
export function targetOf(ref: string): Pointer {
  return join('#', ...steps(ref));
}

/** The pointer of the enclosing value; `#` is its own parent. */
export function parent(pointer: Pointer): Pointer {
  const cut = pointer.lastIndexOf('/');
  return cut <= 0 ? '#' : pointer.slice(0, cut);
}

/** What stands at a pointer, or undefined. */
export function at(document: unknown, pointer: Pointer): Json | undefined {
  let value: unknown = document;
  for (const step of steps(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value as Json | undefined;
}

function unescapeStep(step: string): string {
  const text = step.includes('%') ? decoded(step) : step;
  return text.includes('~') ? text.replaceAll('~1', '/').replaceAll('~0', '~') : text;
}
