import { isObject, typeName } from '../../shared/json.ts';

/**
 * In what a state cannot be one of this mock, in one sentence; undefined where it looks like the state at the start.
 * Looked at are the words of the state, and the things in its lists and maps where all that were there are of one kind.
 */
export function misfit(given: unknown, start: unknown): string | undefined {
  if (!isObject(start)) return undefined;
  if (!isObject(given)) return 'The state has to be an object.';
  const missing = Object.keys(start).filter((name) => !Object.hasOwn(given, name));
  if (missing.length > 0) return `The state lacks ${missing.join(', ')}.`;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(start, name));
  if (unknown.length > 0)
    return `The state has no ${unknown.join(', ')}; there are ${Object.keys(start).join(', ')}.`;
  for (const [name, value] of Object.entries(start)) {
    const said = misfitAt(name, given[name], value);
    if (said !== undefined) return said;
  }
  return undefined;
}

function misfitAt(name: string, given: unknown, start: unknown): string | undefined {
  if (start === null) return undefined;
  if (kindOf(given) !== kindOf(start)) return `${name} has to be ${kindOf(start)}.`;
  const kinds = new Set(partsOf(start).map(([, part]) => kindOf(part)));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === 'null') return undefined;
  const wrong = partsOf(given).find(([, part]) => kindOf(part) !== kind);
  return wrong === undefined ? undefined : `${name}.${wrong[0]} has to be ${kind}.`;
}

function partsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function kindOf(value: unknown): string {
  const name = typeName(value).replace('integer', 'number');
  return name === 'null' ? name : `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
