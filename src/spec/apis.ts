import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../shared/input-error.ts';
import { suggest } from '../shared/nearest.ts';
import { isCompiled, packageRoot } from '../shared/package-root.ts';

/** A folder under `specs/`: the folder is the registry. */
export interface Api {
  readonly name: string;
  readonly folder: string;
  readonly spec: string;
}

const usualFolder = 'specs';

/** Where the specs stand, unless told otherwise: `specs/` of the current directory. */
export let specsFolder = usualFolder;

/** Says where the specs of this process stand. */
export function setSpecsFolder(folder: string): void {
  specsFolder = folder;
}

/** What a document may be called in its folder, the first one there wins. */
const documentNames = ['openapi', 'swagger'].flatMap((name) =>
  ['yaml', 'yml', 'json'].map((end) => `${name}.${end}`),
);

/** Files of a folder that are no documents, whatever their ending says. */
const ownFiles = /^(target|exceptions|upstream|accepted)\.ya?ml$|\.overlay\.ya?ml$/;

/** All APIs, sorted by name. An InputError when there is none. */
export function findApis(given: string = specsFolder): Api[] {
  const folder =
    existsSync(given) || given !== usualFolder || !isCompiled ? given : path.join(packageRoot, 'specs');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const apis = names.flatMap((name): Api[] => {
    const spec = documentIn(path.join(folder, name));
    return spec === undefined ? [] : [{ name, folder: path.join(folder, name), spec }];
  });
  if (apis.length === 0) {
    throw new InputError(
      `No API found: ${folder}/*/openapi.yaml matches nothing. Run this where ${folder}/ is, or name a document: its path or its address.`,
    );
  }
  return apis;
}

/** The document of an API's folder: one of the usual names, else the only YAML or JSON file that says what it is. */
function documentIn(folder: string): string | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const usual = documentNames.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  if (usual !== undefined) return usual;
  const others = readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name) && !ownFiles.test(name));
  const documents = others.map((name) => path.join(folder, name)).filter(saysWhatItIs);
  return documents.length === 1 ? documents[0] : undefined;
}

function saysWhatItIs(file: string): boolean {
  const top = readFileSync(file, 'utf8').slice(0, 20_000);
  return /^\s*["']?(openapi|swagger)["']?\s*:/m.test(top);
}

/** True for a document's path or address where a name of an API could stand. */
export function isDocument(name: string): boolean {
  return /^https?:\/\//i.test(name) || /\.(ya?ml|json)$/i.test(name);
}

/** Documents that were named by their paths: later they go by their names. */
const lone = new Map<string, Api>();

/** The API of a lone document, named after its file or, where that has a usual name, after its folder. */
export function apiOfDocument(file: string): Api {
  const spec = path.resolve(file);
  if (!existsSync(spec)) throw new InputError(`${file} cannot be read. Is the file there?`);
  const base = path.basename(spec).replace(/\.[^.]+$/, '');
  const isUsual = /^(openapi|swagger|api|index)$/i.test(base);
  const plain = (isUsual ? path.basename(path.dirname(spec)) : base)
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const api = { name: plain.toLowerCase() || 'api', folder: path.dirname(spec), spec };
  lone.set(api.name, api);
  return api;
}

/** True for the API of a document that was named by its path or address. */
export function isLone({ name, spec }: Api): boolean {
  return lone.get(name)?.spec === spec;
}

/** The APIs of these names, in the order of the folder; all where none is named. */
export function chooseApis(names: readonly string[], folder: string = specsFolder): Api[] {
  if (names.length > 0 && names.every(isDocument)) return names.map(apiOfDocument);
  const known = names.map((name) => lone.get(name));
  if (folder === specsFolder && names.length > 0 && known.every((api) => api !== undefined)) return known;
  const apis = findApis(folder);
  const all = apis.map((api) => api.name);
  for (const name of names) {
    if (all.includes(name)) continue;
    const spec = path.join(folder, name, 'openapi.yaml');
    const instead = existsSync(path.dirname(spec))
      ? `. Its spec ${spec} is not there. There are: ${all.join(', ')}.`
      : `${suggest(name, all)} A document goes by its path, as in shop.yaml.`;
    throw new InputError(`Unknown API "${name}"${instead}`);
  }
  return names.length === 0 ? apis : apis.filter((api) => names.includes(api.name));
}

/** Where documents were fetched from, by the files that hold them now. */
const addresses = new Map<string, string>();

/** Says that a file holds what an address answered. */
export function noteAddress(file: string, address: string): void {
  addresses.set(path.resolve(file), address);
}

/** How a command line names an API: by its name, a lone document by its path or its address. */
export function apiArgument(name: string): string {
  const api = lone.get(name);
  if (api === undefined) return `--api ${name}`;
  return addresses.get(api.spec) ?? path.relative(process.cwd(), api.spec);
}

/** Where a document comes from, in words that are the same on every machine: its address, else its path from here. */
export function sourceOf({ spec }: Api): string {
  const file = path.resolve(spec);
  return addresses.get(file) ?? path.relative(process.cwd(), file).split(path.sep).join('/');
}

/** Where a file that goes with a spec lies, from here: beside a lone document, else in the folder of its API. */
export function besideSpec(name: string, file: string): string {
  const api = lone.get(name);
  if (api === undefined) return `specs/${name}/${file}`;
  if (addresses.has(api.spec)) return `${file}, beside a copy of ${addresses.get(api.spec)}`;
  return path.relative(process.cwd(), path.join(api.folder, file));
}

/** The API of one name. */
export function chooseApi(name: string, folder: string = specsFolder): Api {
  const [api] = chooseApis([name], folder);
  if (api === undefined) throw new InputError(`Unknown API "${name}".`);
  return api;
}
