import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, join, steps } from '../../shared/pointer.ts';
import type { Change } from './redocly.ts';

/** A change in two short lines: what was, and what is. */
export function describe(
  change: Change,
  message: string | undefined,
  document: JsonObject,
): { expected: string; actual: string } {
  const whole = wholeOf(change);
  if (whole !== undefined) return whole;
  const what = nameOf(change, document);
  if (change.kind === 'added')
    return { expected: 'nothing', actual: message ?? `${what} ${brief(change.revision?.value)}` };
  if (change.kind === 'removed')
    return { expected: `${what} ${brief(change.base?.value)}`, actual: message ?? 'nothing' };
  return {
    expected: `${what} ${brief(change.base?.value)}`,
    actual: message ?? `${what} ${brief(change.revision?.value)}`,
  };
}

/** A whole path or operation that came or went: its name says enough. */
function wholeOf({ typeName, kind, path: way }: Change): { expected: string; actual: string } | undefined {
  const [, path = '', method] = steps(way);
  if (kind === 'modified' || !(typeName === 'PathItem' || typeName === 'Operation')) return undefined;
  const name = method === undefined ? `path ${path}` : `${method.toUpperCase()} ${path}`;
  return kind === 'added' ? { expected: 'nothing', actual: name } : { expected: name, actual: 'nothing' };
}

/** Where in the operation: `response 200 body.items[].name`. */
function nameOf(change: Change, document: JsonObject): string {
  const path = steps(change.path);
  const inside = path[0] === 'paths' ? path.slice(3) : path;
  const place = path.length === 2 ? 'path' : placeOf(inside, parameterName(document, path));
  return [place, change.property === 'key' ? 'name' : change.property]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

function parameterName(document: JsonObject, path: readonly string[]): string {
  const parameter = at(document, join('#', ...path.slice(0, 5)));
  return isObject(parameter) ? `${String(parameter.name)} (${String(parameter.in)})` : '';
}

function placeOf(path: readonly string[], parameter: string): string {
  const [area, first] = path;
  if (area === 'responses') return [`answer ${first ?? ''}`.trim(), ...fieldOf(path.slice(2))].join(' ');
  if (area === 'requestBody') return ['body', ...fieldOf(path.slice(1))].join(' ');
  if (area === 'parameters')
    return ['parameter', path.length > 2 ? parameter : '', ...fieldOf(path.slice(2))]
      .filter((word) => word !== '')
      .join(' ');
  return path.length === 0 ? 'operation' : path.join(' ');
}

/** `content/application~1json/schema/properties/a/items/properties/b` is `a[].b`. */
function fieldOf(path: readonly string[]): string[] {
  let field = '';
  const words: string[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index] ?? '';
    const next = path[index + 1];
    if (step === 'properties' && next !== undefined) {
      field += field === '' ? next : `.${next}`;
      index += 1;
    } else if (step === 'items') field += '[]';
    else if (/^(oneOf|anyOf|allOf)$/.test(step) && next !== undefined) index += 1;
    else if (step === 'headers' && next !== undefined) {
      words.push(`header ${next}`);
      index += 1;
    } else if (step === 'content' && next !== undefined) {
      words.push(next);
      index += 1;
    } else if (step !== 'schema') words.push(step);
  }
  return field === '' ? words : [...words, field];
}

/** A value as one short line. */
function brief(value: Json | undefined): string {
  if (value === undefined) return 'not set';
  if (isObject(value) && typeof value.name === 'string' && typeof value.in === 'string')
    return `${value.name} (${value.in})`;
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
