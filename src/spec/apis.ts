import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../shared/input-error.ts';

/** A folder under `specs/`: the folder is the registry. */
export interface Api {
  readonly name: string;
  readonly folder: string;
  readonly spec: string;
}

/** Where the specs stand, unless told otherwise: `specs/` of the current directory. */
export const specsFolder = 'specs';

/** All APIs, sorted by name. An InputError when there is none. */
export function findApis(folder: string = specsFolder): Api[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  for (const name of names) refuseOtherName(path.join(folder, name));
  const apis = names
    .map((name) => ({ name, folder: path.join(folder, name), spec: path.join(folder, name, 'openapi.yaml') }))
    .filter((api) => existsSync(api.spec));
  if (apis.length === 0) {
    throw new InputError(
      `No API found: ${folder}/*/openapi.yaml matches nothing. Run this in the project's folder, or pass { specs: '/path/to/specs' }.`,
    );
  }
  return apis;
}

/** The APIs of these names, in the order of the folder; all where none is named. */
export function chooseApis(names: readonly string[], folder: string = specsFolder): Api[] {
  const apis = findApis(folder);
  const known = apis.map((api) => api.name);
  for (const name of names) {
    if (known.includes(name)) continue;
    const spec = path.join(folder, name, 'openapi.yaml');
    const instead = existsSync(path.dirname(spec)) ? ` Its spec ${spec} is not there.` : '';
    throw new InputError(`Unknown API "${name}".${instead} There are: ${known.join(', ')}.`);
  }
  return names.length === 0 ? apis : apis.filter((api) => names.includes(api.name));
}

/** A spec of another name would be passed over in silence. */
function refuseOtherName(folder: string): void {
  if (existsSync(path.join(folder, 'openapi.yaml'))) return;
  for (const name of ['openapi.yml', 'openapi.json']) {
    const file = path.join(folder, name);
    if (!existsSync(file)) continue;
    const also = name.endsWith('json') ? ' JSON is read from it too.' : '';
    throw new InputError(`${file} is not where a spec is looked for. Rename it to openapi.yaml.${also}`);
  }
}

/** The API of one name. */
export function chooseApi(name: string, folder: string = specsFolder): Api {
  const [api] = chooseApis([name], folder);
  if (api === undefined) throw new InputError(`Unknown API "${name}".`);
  return api;
}
