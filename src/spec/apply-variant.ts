import path from 'node:path';
import openapiFormat from 'openapi-format';
import { InputError } from '../shared/input-error.ts';
import { canonical, isObject, type Json, type JsonObject } from '../shared/json.ts';
import { suggest } from '../shared/nearest.ts';
import { at, escapeStep, join, type Pointer, parent, steps } from '../shared/pointer.ts';
import { readText } from '../shared/read-text.ts';
import type { Bundle } from './bundle.ts';
import type { SourceMap } from './source-map.ts';
import { type Place, type Places, parseYaml, showPlace } from './yaml-source.ts';

/**
 * The bundle as the overlay in `file` turns it (OpenAPI Overlay 1.0), one action after the other. An overlay that
 * `extends` another one beside it acts on what that one gives.
 * An action whose target matches nothing is an InputError with its line.
 */
export async function applyVariant(
  spec: Bundle,
  file: string,
  above: readonly string[] = [],
): Promise<Bundle> {
  const places: Places = new WeakMap();
  const overlay = parseYaml(readText(file), file, places);
  const actions = isObject(overlay) ? overlay.actions : undefined;
  const shown = path.relative(process.cwd(), file) || file;
  if (!isObject(overlay) || !Array.isArray(actions) || !isVersion(overlay.overlay)) {
    throw new InputError(
      `${shown}:1 is not an OpenAPI Overlay: it needs "overlay: 1.0.0" and a list of "actions".`,
    );
  }
  const { extends: parentFile, ...own } = overlay;
  const base =
    parentFile === undefined
      ? spec
      : await applyVariant(spec, parentOf(file, parentFile, [...above, path.resolve(file)]), [
          ...above,
          path.resolve(file),
        ]);
  let document = structuredClone(base.document);
  for (const [index, action] of actions.entries()) {
    const place = places.get(actions)?.children.get(String(index)) ?? { file: shown, line: 1 };
    requireAction(action, place, places);
    const before = structuredClone(document);
    document = await applyAction(document, { ...own, actions: [action] }, place);
    for (const pointer of changed(before, document)) {
      base.source.override(pointer, place);
      locateUpdate(action.update, pointer, places, base.source);
    }
  }
  return { ...base, document, files: [...base.files, path.resolve(file)] };
}

/** The overlay that another one extends: a file beside it, and none that leads back. */
function parentOf(file: string, parentFile: Json, seen: readonly string[]): string {
  const shown = path.relative(process.cwd(), file) || file;
  if (typeof parentFile !== 'string' || !/\.ya?ml$/.test(parentFile))
    throw new InputError(
      `${shown}:1 extends ${JSON.stringify(parentFile)}. Name an overlay beside it, as in "./8.x.overlay.yaml".`,
    );
  const found = path.resolve(path.dirname(file), parentFile);
  if (seen.includes(found))
    throw new InputError(`${shown}:1 extends ${parentFile}, which leads back to it. Cut the circle.`);
  return found;
}

/** The versions that openapi-format applies. */
function isVersion(version: Json | undefined): boolean {
  return version === undefined || /^1\.[01]\.\d+$/.test(String(version));
}

/** What openapi-format would pass over. */
function requireAction(action: unknown, place: Place, places: Places): asserts action is JsonObject {
  const here = showPlace(place);
  if (!isObject(action)) throw new InputError(`${here} has to be an action: a map with "target".`);
  const fields = ['target', 'update', 'remove', 'copy', 'from', 'description'];
  const unknown = Object.keys(action).find((name) => !fields.includes(name) && !name.startsWith('x-'));
  if (unknown !== undefined) {
    throw new InputError(
      `${showPlace(places.get(action)?.children.get(unknown) ?? place)} ${JSON.stringify(unknown)} is no field of an action${suggest(unknown, fields)}`,
    );
  }
  if (typeof action.target !== 'string' || !action.target.startsWith('$')) {
    throw new InputError(`${here} lacks a "target" that is a JSONPath. Begin it with "$".`);
  }
  if (action.update === undefined && action.copy === undefined && action.remove !== true) {
    throw new InputError(`${here} does nothing. Add "update", or "remove: true".`);
  }
}

async function applyAction(document: JsonObject, overlay: JsonObject, place: Place): Promise<JsonObject> {
  const { data, resultData } = await openapiFormat.openapiOverlay(document, { overlaySet: overlay as never });
  const unused = (resultData as { totalUnusedActions?: number }).totalUnusedActions ?? 0;
  if (unused === 0) return data as unknown as JsonObject;
  const [action] = overlay.actions as JsonObject[];
  throw new InputError(
    `${showPlace(place)} target ${JSON.stringify(action?.target)} matches nothing in the spec. Correct the target.`,
  );
}

/**
 * Locates what an update has put at a pointer on the lines of the update: the longest end of the pointer that leads
 * to something in it, as `Bed/title` in an update of `$.components.schemas`.
 */
function locateUpdate(update: Json | undefined, pointer: Pointer, places: Places, source: SourceMap): void {
  const way = steps(pointer);
  for (let from = 0; from < way.length; from += 1) {
    const end = join('#', ...way.slice(from));
    const holder = at(update, parent(end));
    const place = isObject(holder) ? places.get(holder)?.children.get(way.at(-1) ?? '') : undefined;
    if (place === undefined) continue;
    source.override(pointer, place);
    locateParts(at(update, end), pointer, places, source);
    return;
  }
}

function locateParts(value: Json | undefined, here: Pointer, places: Places, source: SourceMap): void {
  if (!isObject(value)) return;
  for (const [name, place] of places.get(value)?.children ?? []) {
    const below = join(here, name);
    source.override(below, place);
    locateParts(value[name], below, places, source);
  }
}

/** The outermost pointers at which `after` has something that `before` has not. */
function changed(before: unknown, after: unknown, here: Pointer = '#'): Pointer[] {
  if (isObject(before) && isObject(after)) {
    return Object.keys(after).flatMap((key) =>
      Object.hasOwn(before, key)
        ? changed(before[key], after[key], `${here}/${escapeStep(key)}`)
        : [join(here, key)],
    );
  }
  return canonical(before) === canonical(after) ? [] : [here];
}
