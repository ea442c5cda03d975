import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError, messageOf } from '../shared/input-error.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import { packageRoot } from '../shared/package-root.ts';

/** What a configuration says, checked: `src/entries/config.ts` tells its authors the same. */
export interface Settings {
  readonly specs?: string;
  readonly port?: number;
  readonly host?: string;
  readonly targets?: Readonly<Record<string, string>>;
  readonly report?: string;
  readonly args?: Readonly<Record<string, readonly string[]>>;
}

const files = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json'].map((end) => `contracts.config.${end}`);
const key = 'workspace-contracts';

/**
 * The configuration of a folder: its `contracts.config.*`, else the key of its package.json; empty without either. An
 * InputError that names the file where it cannot be loaded, or says what nobody knows.
 */
export async function readSettings(folder = process.cwd()): Promise<Settings> {
  const name = files.find((one) => existsSync(path.join(folder, one)));
  const [shown, value] =
    name === undefined
      ? [`package.json, "${key}",`, inPackage(path.join(folder, 'package.json'))]
      : [name, await load(path.join(folder, name), name)];
  if (value === undefined) return {};
  await requireValid(value, shown);
  return value as Settings;
}

function inPackage(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as JsonObject | null;
    return isObject(manifest) ? manifest[key] : undefined;
  } catch {
    // Whose package.json it is will be told by npm
    return undefined;
  }
}

async function load(file: string, shown: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'));
    const url = pathToFileURL(file).href;
    const loaded: unknown = await import(/* @vite-ignore */ url).catch((thrown: unknown) => {
      if ((thrown as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION') return withTsx(url, shown);
      throw thrown;
    });
    return (loaded as { default?: unknown }).default ?? {};
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    throw new InputError(`${shown} cannot be loaded: ${messageOf(thrown).split('\n')[0]}`);
  }
}

/** What a Node that reads no TypeScript by itself needs. */
async function withTsx(url: string, shown: string): Promise<unknown> {
  const tsx = await import('tsx/esm/api').catch(() => undefined);
  if (tsx === undefined)
    throw new InputError(
      `${shown} is TypeScript, which this Node does not read: npm i -D tsx, use Node 22.18, or write contracts.config.mjs.`,
    );
  return tsx.tsImport(url, import.meta.url);
}

async function requireValid(value: unknown, shown: string): Promise<void> {
  const { Ajv } = await import('ajv');
  const file = path.join(packageRoot, 'schemas', 'config.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  const ajv = new Ajv({ allowUnionTypes: true });
  if (ajv.validate(schema, value)) return;
  const { instancePath = '', message = 'is wrong', params = {} } = ajv.errors?.[0] ?? {};
  const field = params.additionalProperty as string | undefined;
  const place = instancePath.slice(1).replaceAll('/', '.');
  const known = Object.keys((schema.properties ?? {}) as JsonObject).filter((name) => name !== '$schema');
  throw new InputError(
    field === undefined
      ? `${shown} says something wrong${place === '' ? '' : ` under ${place}`}: it ${message}.`
      : `${shown} has an unknown field "${place === '' ? field : `${place}.${field}`}"${place === '' ? `. Known: ${known.join(', ')}` : ''}.`,
  );
}
