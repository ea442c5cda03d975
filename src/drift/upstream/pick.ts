import { InputError } from '../../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, steps } from '../../shared/pointer.ts';
import { upgrade } from '../../spec/upgrade.ts';
import { methods } from '../compare/prepare.ts';

/** One operation to keep, and the path under which to keep it. */
export interface Pick {
  readonly method: string;
  readonly path: string;
  readonly as: string;
}

/**
 * The picked operations of a document with everything they refer to, raised to OpenAPI 3.1. What nobody asked for is
 * left behind first, so that the size of the document does not matter.
 */
export function pick(document: JsonObject, picks: readonly Pick[], name: string): JsonObject {
  const {
    paths: _paths,
    components,
    definitions: _definitions,
    parameters: _shared,
    responses: _answers,
    ...rest
  } = document;
  const paths: JsonObject = {};
  for (const { method, path, as } of picks) paths[as] = withMethod(paths[as], itemAt(document, path), method);
  const schemes = isObject(components) ? components.securitySchemes : undefined;
  const picked: JsonObject = {
    ...rest,
    paths,
    ...(schemes === undefined ? {} : { components: { securitySchemes: schemes } }),
  };
  for (const reference of references(document, paths, name))
    put(picked, reference, at(document, reference) ?? {});
  return raise(structuredClone(picked), name);
}

function itemAt(document: JsonObject, path: string): JsonObject {
  const item = isObject(document.paths) ? document.paths[path] : undefined;
  const target = isObject(item) && typeof item.$ref === 'string' ? at(document, item.$ref) : item;
  return isObject(target) ? target : {};
}

function withMethod(known: Json | undefined, item: JsonObject, method: string): JsonObject {
  const shared = Object.fromEntries(Object.entries(item).filter(([key]) => !methods.includes(key)));
  const own = item[method.toLowerCase()];
  return {
    ...shared,
    ...(isObject(known) ? known : {}),
    ...(own === undefined ? {} : { [method.toLowerCase()]: own }),
  };
}

/** Every internal `$ref` that can be reached from a value. An InputError for one that leads into another file. */
function references(document: JsonObject, from: Json, name: string): Set<string> {
  const found = new Set<string>();
  const queue: Json[] = [from];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && typeof value.$ref === 'string' && !found.has(value.$ref)) {
      const reference = value.$ref;
      if (!reference.startsWith('#')) {
        throw new InputError(
          `${name} refers to ${reference}, another file. Bundle it first: npx redocly bundle ${name} -o whole.json.`,
        );
      }
      found.add(reference);
      queue.push(at(document, reference) ?? null);
    }
    queue.push(...Object.values(value));
  }
  return found;
}

function put(root: JsonObject, pointer: string, value: Json): void {
  const path = steps(pointer);
  const last = path.pop();
  if (last === undefined) return;
  let here = root;
  for (const step of path) {
    const next = here[step];
    const below: JsonObject = isObject(next) ? { ...next } : {};
    here[step] = below;
    here = below;
  }
  if (here[last] === undefined) here[last] = value;
}

function raise(document: JsonObject, name: string): JsonObject {
  const said = String(document.openapi ?? document.swagger);
  if (/^3\.[12]/.test(said)) return document;
  if (!/^(2|3)\.0/.test(said))
    throw new InputError(
      `${name} is written in version ${said}. OpenAPI 3.0, 3.1 and Swagger 2.0 can be read.`,
    );
  return upgrade(document, '3.1') as unknown as JsonObject;
}
