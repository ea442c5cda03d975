import { isObject, type JsonObject } from '../../shared/json.ts';
import { alignHeaders } from './headers.ts';
import { methods } from './prepare.ts';
import { nameless, namesIn } from './template.ts';

/**
 * Renames the paths of `revision`, and their parameters, as `base` calls them, so that a path parameter of another
 * name is no difference, nor the case of a header's. Paths of one shape become one. Nodes are kept: their origins
 * stay known.
 */
export function align(base: JsonObject, revision: JsonObject): JsonObject {
  alignHeaders(base, revision);
  const names = new Map(pathsOf(base).map(([path]) => [nameless(path), path]));
  const paths: JsonObject = {};
  for (const [path, item] of pathsOf(revision)) {
    const shown = names.get(nameless(path)) ?? path;
    names.set(nameless(path), shown);
    for (const method of methods) renameParameters(item[method], namesIn(path), namesIn(shown));
    const known = paths[shown];
    if (isObject(known)) Object.assign(known, { ...item, ...known });
    else paths[shown] = item;
  }
  return { ...revision, paths };
}

function renameParameters(operation: unknown, from: string[], to: string[]): void {
  if (!isObject(operation) || !Array.isArray(operation.parameters)) return;
  for (const parameter of operation.parameters) {
    if (!isObject(parameter) || parameter.in !== 'path') continue;
    parameter.name = to[from.indexOf(String(parameter.name))] ?? String(parameter.name);
  }
}

function pathsOf(document: JsonObject): [string, JsonObject][] {
  return Object.entries(document.paths ?? {}) as [string, JsonObject][];
}
