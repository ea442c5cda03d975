import { isObject, type JsonObject } from '../../shared/json.ts';
import { suggest } from '../../shared/nearest.ts';
import { at, join, type Pointer, steps, targetOf } from '../../shared/pointer.ts';
import { realPointer } from './real-pointer.ts';

/** The first `$ref` of one document that leads nowhere or in a circle, as a sentence; undefined where none does. */
export function diagnoseReference(document: JsonObject, locate: (at: Pointer) => string): string | undefined {
  for (const { to, here } of referencesIn(document)) {
    const place = locate(join(here, '$ref'));
    if (typeof to !== 'string') {
      const hint = to === null ? ' Put it in quotes: an open # begins a comment.' : '';
      return `${place} has a $ref that is ${to === null ? 'empty' : 'no text'}.${hint || ' Write where it leads.'}`;
    }
    if (isCircle(document, here)) {
      return `${place} has a $ref that leads back to itself. Let one of the circle say what it is.`;
    }
    const fault = faultOf(document, to);
    if (fault !== undefined) return `${place} refers to ${to}${fault}`;
  }
  return undefined;
}

interface Found {
  readonly to: unknown;
  readonly here: Pointer;
}

function referencesIn(document: JsonObject): Found[] {
  const found: Found[] = [];
  const visit = (value: unknown, here: Pointer, isName: boolean, key: string) => {
    if (typeof value !== 'object' || value === null) return;
    // What an example holds is data; a property may be called $ref
    if (!isName && ['value', 'example', 'const', 'enum'].includes(key)) return;
    const isMap = !isName && key === 'properties';
    if (isObject(value) && Object.hasOwn(value, '$ref') && !isMap) found.push({ to: value.$ref, here });
    for (const [name, child] of Object.entries(value)) visit(child, join(here, name), isMap, name);
  };
  visit(document, '#', false, '');
  return found;
}

/** What follows on "refers to x". */
function faultOf(document: JsonObject, to: string): string | undefined {
  if (to === '') return ' nothing. Write where it leads.';
  if (!to.startsWith('#')) return undefined;
  if (to !== '#' && !to.startsWith('#/')) {
    return isAnchor(document, to.slice(1))
      ? undefined
      : `, which is no pointer; did you mean "#/${to.slice(1)}"?`;
  }
  return missingStep(document, to);
}

function isAnchor(document: JsonObject, name: string): boolean {
  return JSON.stringify(document).includes(`"$anchor":${JSON.stringify(name)}`);
}

function missingStep(document: JsonObject, to: string): string | undefined {
  let here: Pointer = '#';
  for (const step of steps(to)) {
    const value = at(document, realPointer(document, here));
    here = join(here, step);
    if (at(document, realPointer(document, here)) !== undefined) continue;
    return `, but there is no ${JSON.stringify(step)}${suggest(step, isObject(value) ? Object.keys(value) : [])}`;
  }
  return undefined;
}

/** True where a `$ref` leads back to where it stands. */
function isCircle(document: JsonObject, from: Pointer): boolean {
  let here = from;
  for (const seen = new Set<Pointer>(); !seen.has(here); ) {
    seen.add(here);
    const value = at(document, here);
    if (!isObject(value) || typeof value.$ref !== 'string' || !value.$ref.startsWith('#')) return false;
    here = targetOf(value.$ref);
  }
  return here === from;
}
