import { existsSync, readdirSync } from 'node:fs';
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
