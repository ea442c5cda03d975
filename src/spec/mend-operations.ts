import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, join, type Pointer } from '../shared/pointer.ts';
import type { Mend } from './mend-schemas.ts';
import { followRef } from './openapi/follow-ref.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const places = ['path', 'query', 'header', 'cookie'];

/**
 * Mends the operations of an OpenAPI 3.1 document, in place, so far that they can be asked: a parameter that is none is
 * left out, one that the path names and nobody declares is any text, ids are made unique. Comes back with what was done.
 */
export function mendOperations(document: JsonObject): Mend[] {
  const mends: Mend[] = leaveOutWhatIsNone(document);
  const ids = new Map<string, Pointer>();
  for (const path of Object.keys(isObject(document.paths) ? document.paths : {})) {
    if (path.startsWith('x-')) continue;
    const [item, here] = followRef(document, join('#', 'paths', path));
    mends.push(...mendParameters(document, item, here));
    for (const method of methods) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const place = join(here, method);
      mends.push(...mendParameters(document, operation, place), ...mendId(operation, place, ids));
      mends.push(...declared(document, { path, item, operation, place }));
    }
  }
  return mends;
}

/** Leaves out paths and operations that are none: what is wrong with them is told elsewhere. */
function leaveOutWhatIsNone(document: JsonObject): Mend[] {
  const paths = isObject(document.paths) ? document.paths : {};
  const mends: Mend[] = [];
  for (const path of Object.keys(paths)) {
    if (path.startsWith('x-')) continue;
    const item = paths[path];
    if (!isObject(item) || !path.startsWith('/')) {
      delete paths[path];
      continue;
    }
    for (const method of methods) if (item[method] !== undefined) mendOperation(item, method);
    const plain = path.replace(/[?#].*$/s, '');
    if (plain === path) continue;
    const isFree = paths[plain] === undefined;
    if (isFree) paths[plain] = item;
    delete paths[path];
    const rest = JSON.stringify(path.slice(plain.length));
    const says = isFree ? `It is taken for ${JSON.stringify(plain)}.` : 'It is left out.';
    mends.push({
      at: join('#', 'paths', path),
      says: `A path has no query and no fragment, as ${rest} is: ${says}`,
    });
  }
  return mends;
}

function mendOperation(item: JsonObject, method: string): void {
  const operation = item[method];
  if (!isObject(operation)) delete item[method];
  else if (isObject(operation.responses)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (status.startsWith('x-')) continue;
      if (!/^([1-5](\d\d|XX)|default)$/i.test(status)) delete operation.responses[status];
      else if (!isObject(response)) operation.responses[status] = { description: '' };
    }
  } else delete operation.responses;
}

/** Leaves out what is no parameter, and of twins the first. */
function mendParameters(document: JsonObject, holder: JsonObject, here: Pointer): Mend[] {
  if (holder.parameters === undefined) return [];
  if (!Array.isArray(holder.parameters)) {
    delete holder.parameters;
    return [{ at: join(here, 'parameters'), says: '"parameters" has to be a list. It is passed over.' }];
  }
  const mends: Mend[] = [];
  const seen = new Set<string>();
  holder.parameters = holder.parameters.filter((_, index) => {
    const place = join(here, 'parameters', index);
    const [parameter] = followRef(document, place);
    const says = faultOf(parameter, seen);
    if (says !== undefined) mends.push({ at: place, says: `${says} It is left out.` });
    return says === undefined;
  });
  return mends;
}

function faultOf(parameter: JsonObject, seen: Set<string>): string | undefined {
  const { name, in: place } = parameter;
  if (typeof name !== 'string' || name === '') return 'This parameter has no "name".';
  if (!places.includes(String(place)))
    return `The parameter ${JSON.stringify(name)} is in ${JSON.stringify(place ?? null)}, which is no place.`;
  const key = `${place} ${name}`;
  if (seen.has(key)) return `The parameter ${JSON.stringify(name)} stands there a second time.`;
  seen.add(key);
  return undefined;
}

function mendId(operation: JsonObject, place: Pointer, ids: Map<string, Pointer>): Mend[] {
  const id = operation.operationId;
  if (id === undefined) return [];
  if (typeof id === 'string' && id !== '' && !ids.has(id)) {
    ids.set(id, place);
    return [];
  }
  delete operation.operationId;
  const says =
    typeof id === 'string' && id !== ''
      ? `another operation is called ${JSON.stringify(id)} too`
      : 'an id has to be a text';
  return [
    { at: join(place, 'operationId'), says: `"operationId": ${says}. This one goes by its method and path.` },
  ];
}

interface Found {
  readonly path: string;
  readonly item: JsonObject;
  readonly operation: JsonObject;
  readonly place: Pointer;
}

/** Declares what the path names and nobody declares, as any text. */
function declared(document: JsonObject, { path, item, operation, place }: Found): Mend[] {
  const own = [...listOf(item.parameters), ...listOf(operation.parameters)].map((one) =>
    isObject(one) && typeof one.$ref === 'string' ? (at(document, one.$ref) ?? one) : one,
  );
  const isDeclared = (name: string) =>
    own.some((one) => isObject(one) && one.in === 'path' && one.name === name);
  const missing = [...new Set([...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name))].filter(
    (name) => !isDeclared(name),
  );
  if (missing.length === 0) return [];
  operation.parameters = [
    ...listOf(operation.parameters),
    ...missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  ];
  return missing.map((name) => ({
    at: place,
    says: `{${name}} of the path is no declared parameter. It is taken for any text.`,
  }));
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
