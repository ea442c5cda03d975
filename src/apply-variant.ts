import { readFileSync } from 'node:fs';
import path from 'node:path';
import openapiFormat from 'openapi-format';
import type { Bundle } from './bundle.ts';
import { InputError } from './input-error.ts';
import { canonical, isObject, type JsonObject } from './json.ts';
import { escapeStep, join, type Pointer } from './pointer.ts';
import { type Place, type Places, parseYaml, showPlace } from './yaml-source.ts';

/**
 * The bundle as the overlay in `file` turns it (OpenAPI Overlay 1.0), one action after the other.
 * An action whose target matches nothing is an InputError with its line.
 */
export async function applyVariant(base: Bundle, file: string): Promise<Bundle> {
  const places: Places = new WeakMap();
  const overlay = parseYaml(readFileSync(file, 'utf8'), file, places);
  const actions = isObject(overlay) ? overlay.actions : undefined;
  const shown = path.relative(process.cwd(), file) || file;
  if (!isObject(overlay) || !Array.isArray(actions)) {
    throw new InputError(
      `${shown}:1 is not an OpenAPI Overlay: it needs "overlay: 1.0.0" and a list of "actions".`,
    );
  }
  let document = structuredClone(base.document);
  for (const [index, action] of actions.entries()) {
    const place = places.get(actions)?.children.get(String(index)) ?? { file: shown, line: 1 };
    const before = structuredClone(document);
    document = await applyAction(document, { ...overlay, actions: [action] }, place);
    for (const pointer of changed(before, document)) base.source.override(pointer, place);
  }
  return { document, source: base.source, files: [...base.files, path.resolve(file)] };
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
