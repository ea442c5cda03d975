import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../shared/json.ts';
import { isCompiled, product } from '../shared/package-root.ts';
import type { Pointer } from '../shared/pointer.ts';
import { writeWhole } from '../shared/write-whole.ts';
import type { Api } from './apis.ts';
import type { Bundle } from './bundle.ts';
import type { ReadingOptions } from './load-files.ts';
import { sourceMap } from './source-map.ts';
import type { Place } from './yaml-source.ts';

/** Where tools of Node keep what they can make again. */
const cache = path.join('node_modules', '.cache', 'workspace-contracts');

/** What turns the files of a spec into a valid bundle: with other code the same files may give another one. */
const code = [
  ...[
    'bundle',
    'yaml-source',
    'source-map',
    'apply-variant',
    'load-files',
    'mend-operations',
    'mend-schemas',
    'parse-document',
    'position',
    'raise',
    'validate',
    'read-spec',
    '../shared/read-text',
    'schemas',
    'kept-bundle',
  ],
  ...['openapi/nullable', 'openapi/read'],
]
  .map((name) => `./${name}.ts`)
  .concat('../../package.json');

/** A valid bundle as it stands on disk. */
interface Kept {
  /** Absolute: a checkout that was copied with what was kept in it is another one. */
  readonly spec: string;
  /** What the code, and each file that was read, said then. */
  readonly code: string;
  readonly files: Readonly<Record<string, string>>;
  readonly document: JsonObject;
  readonly places: readonly (readonly [Pointer, Place])[];
  readonly warnings: readonly string[];
}

/**
 * The bundle that `keepBundle` kept, where neither the spec, nor anything that it refers to, nor the code has changed:
 * reading and checking it again, nearly all the time of loading a spec, could give nothing else.
 */
export function keptBundle(
  api: Api,
  variant: string | undefined,
  options: ReadingOptions,
  folder = cache,
): Bundle | undefined {
  if (options.allowRefs.length > 0) return undefined;
  try {
    const kept = JSON.parse(readFileSync(fileFor(folder, api, variant, options), 'utf8')) as Kept;
    const files = Object.keys(kept.files);
    const isSame =
      kept.spec === path.resolve(api.spec) &&
      kept.code === codeHash() &&
      files.every((file) => hashOf(file) === kept.files[file]);
    if (!isSame) return undefined;
    const { document, places, warnings } = kept;
    return { document, source: sourceMap(new Map(places)), files, warnings };
  } catch {
    return undefined;
  }
}

/**
 * Keeps a bundle that is valid, the last one of each spec and variant; not when a file was saved after `since`, in
 * milliseconds, when reading it began. Where nothing can be kept, the next run reads the spec again.
 */
export function keepBundle(
  api: Api,
  variant: string | undefined,
  options: ReadingOptions,
  { document, source, files, warnings }: Bundle,
  since: number,
  folder = cache,
): void {
  const isForeign = path.relative(process.cwd(), api.spec).startsWith('..');
  if (isForeign || options.allowRefs.length > 0 || !existsSync('node_modules')) return;
  try {
    const kept: Kept = {
      spec: path.resolve(api.spec),
      code: codeHash(),
      files: Object.fromEntries(files.map((file) => [file, hashOf(file)])),
      document,
      places: [...source.places],
      warnings,
    };
    if (files.some((file) => statSync(file).mtimeMs >= since)) return;
    writeWhole(fileFor(folder, api, variant, options), JSON.stringify(kept));
  } catch {
    // A folder that cannot be written to costs time, nothing else
  }
}

/** What the code says: of compiled code its version. */
function codeHash(): string {
  return isCompiled ? product.version : hashOf(...code.map((file) => new URL(file, import.meta.url)));
}

function fileFor(folder: string, api: Api, variant: string | undefined, { strict }: ReadingOptions): string {
  const name = variant === undefined ? api.name : `${api.name}.${variant}`;
  return path.join(folder, `${name}${strict ? '.strict' : ''}.json`);
}

function hashOf(...files: (string | URL)[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
