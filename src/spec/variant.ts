import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../shared/input-error.ts';
import type { Api } from './apis.ts';

const suffix = '.overlay.yaml';

/** The names of an API's variants: its `variants/*.overlay.yaml`, sorted. */
export function variantsOf(api: Api): string[] {
  const folder = path.join(api.folder, 'variants');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
}

/** The file of a variant. An InputError that names the others when there is none of that name. */
export function variantFile(api: Api, name: string): string {
  const known = variantsOf(api);
  if (!known.includes(name)) {
    const list = known.length === 0 ? 'It has none' : `There are: ${known.join(', ')}`;
    throw new InputError(`${api.name} has no variant "${name}". ${list}.`);
  }
  return path.join(api.folder, 'variants', name + suffix);
}

/** The word that stands for an API's newest variant. */
export const latest = 'latest';

/**
 * The variant that a name stands for: `latest` is the one of the highest version that is not only announced
 * (`info.x-announced` in its overlay). An InputError where there is none to be the latest.
 */
export function resolveVariant(api: Api, name: string | undefined): string | undefined {
  if (name !== latest || variantsOf(api).includes(latest)) return name;
  const released = variantsOf(api).filter((one) => !isAnnounced(variantFile(api, one)));
  const newest = released.sort(compareVersions).at(-1);
  if (newest === undefined)
    throw new InputError(`${api.name} has no variant, so none is the latest. Leave it out.`);
  return newest;
}

function isAnnounced(file: string): boolean {
  return /^ {2}x-announced: true$/m.test(readFileSync(file, 'utf8'));
}

/** By the numbers in them; a part that is no number, as in `8.x`, comes before all that are. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((one) =>
    one.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : -1)),
  );
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const difference = (left?.[index] ?? -2) - (right?.[index] ?? -2);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : 1;
}
