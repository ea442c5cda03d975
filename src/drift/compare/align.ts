import { isObject, type JsonObject } from '../../json.ts';
import { methods } from './prepare.ts';
import { namesIn, shapeOf } from './template.ts';

/**
 * Renames the paths of `revision`, and their parameters, as `base` calls them, so that a path parameter of another
 * name is no difference. Paths of one shape become one. Nodes are kept: their origins stay known.
 */
export function align(base: JsonObject, revision: JsonObject): JsonObject {
  const names = new Map(pathsOf(base).map(([path]) => [shapeOf(path), path]));
  const paths: JsonObject = {};
  for (const [path, item] of pathsOf(revision)) {
    const shown = names.get(shapeOf(path)) ?? path;
    names.set(shapeOf(path), shown);
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
