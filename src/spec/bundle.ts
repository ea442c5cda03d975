import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { readText } from '../shared/read-text.ts';
import {
  type LoadedFiles,
  lenient,
  loadFiles,
  type ReadingOptions,
  showDataReferences,
} from './load-files.ts';
import { type ParsedFile, parseDocumentFile } from './parse-document.ts';
import { type Position, rewriteDocument } from './position.ts';
import { raise } from './raise.ts';
import { lazySourceMap, mapSource, pointerMap, type SourceMap } from './source-map.ts';
import { SwaggerParser } from './swagger-parser.ts';
import { type Places, showPlace } from './yaml-source.ts';

/** One document without external references, and where each part of it was written. */
export interface Bundle {
  readonly document: JsonObject;
  readonly source: SourceMap;
  /** Every file that was read, absolute. */
  readonly files: readonly string[];
  /** What was wrong and could be worked around, `file:line` first. */
  readonly warnings: readonly string[];
}

/**
 * Reads a document with everything it refers to into one OpenAPI 3.1 document. Swagger 2.0 and OpenAPI 3.0 are raised to
 * 3.1, so that nobody behind this step needs to know three dialects.
 */
export async function bundle(file: string, options: ReadingOptions = lenient): Promise<Bundle> {
  const places: Places = new WeakMap();
  const shown = path.relative(process.cwd(), file) || file;
  const twice: string[] = [];
  const tell = options.strict ? undefined : (says: string) => twice.push(says);
  const root = parseDocumentFile(readText(file), path.resolve(file), places, tell);
  if (!isObject(root.value)) throw new InputError(`${shown}:1 ${noDocument(root.value)}`);
  const notes = [
    ...(requireVersion(root.value, places, shown, options.strict) ?? []),
    ...(options.strict ? [] : mendHead(root.value, places, shown)),
  ];
  const loaded = loadFiles(file, root, places, options);
  const bundled = await join(file, loaded);
  showDataReferences(bundled);
  const source = sourceOf(bundled, loaded, places, shown);
  const raised = raise(withWholeMaps(bundled));
  return {
    document: raised.document,
    source: { ...source, locate: (pointer) => source.locate(raised.before(pointer)) },
    files: [...loaded.files.keys()],
    warnings: [...twice, ...notes, ...loaded.warnings],
  };
}

const maps: ReadonlySet<Position> = new Set(['schemas', 'objects', 'examples', 'links']);

/** The document with maps, such as `properties`, that are references themselves written out: no schema can say that. */
function withWholeMaps(document: JsonObject): JsonObject {
  return rewriteDocument(document, (value, position) => {
    if (!maps.has(position) || typeof value.$ref !== 'string') return undefined;
    const { $ref, ...own } = value;
    const target = at(document, String($ref));
    return isObject(target) ? { ...target, ...own } : own;
  }) as JsonObject;
}

/** One document of all files. Each was read already, once. */
async function join(file: string, { root, files }: LoadedFiles): Promise<JsonObject> {
  const parsed = {
    order: 1,
    canParse: true,
    parse: ({ url }: { url: string }) => files.get(toPath(url))?.value,
  };
  const read = {
    order: 1,
    canRead: true,
    read: ({ url }: { url: string }) => (files.has(toPath(url)) ? '{}' : readText(toPath(url))),
  };
  try {
    return (await new SwaggerParser().bundle(path.resolve(file), root as never, {
      parse: { yaml: parsed, json: false, text: false, binary: false },
      resolve: { file: read, http: false },
    })) as unknown as JsonObject;
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    // What looks for the cause is loaded where there is one
    const { diagnoseBundle } = await import('./diagnose/bundle.ts');
    throw new InputError(diagnoseBundle(file, thrown));
  }
}

function sourceOf(bundled: JsonObject, { files }: LoadedFiles, places: Places, shown: string): SourceMap {
  const lazy = [...files.values()].filter(
    (one): one is ParsedFile & { lazy: object } => one.lazy !== undefined,
  );
  const known = mapSource(bundled, places, shown);
  if (files.size === 1 && isOneLine([...files.keys()][0] ?? '')) return pointerMap(bundled, shown);
  return lazy.length === 0 ? known : lazySourceMap(bundled, lazy, known);
}

/** True for a document that is written without a line break: a line says nothing there. */
function isOneLine(file: string): boolean {
  return !readText(file).trim().includes('\n');
}

function noDocument(root: unknown): string {
  if (root === null) return 'is empty. Begin with "openapi: 3.1.0", "info" and "paths".';
  if (typeof root === 'string' && root.includes('\0')) return 'is not UTF-8 text. Save it as UTF-8.';
  return 'is not an OpenAPI document: it has to be a map.';
}

/** The versions that are read. Comes back with a note on one that is not yet, but is near enough. */
function requireVersion(
  root: JsonObject,
  places: Places,
  shown: string,
  isStrict: boolean,
): string[] | undefined {
  const version = root.openapi;
  const field = version === undefined && root.swagger !== undefined ? 'swagger' : 'openapi';
  const place = showPlace(places.get(root)?.children.get(field) ?? { file: shown, line: 1 });
  const meant = isStrict ? undefined : numberedVersion(root[field]);
  if (meant !== undefined) {
    const says = `${place} "${field}" has to be text. Put it in quotes. It is taken for "${meant}".`;
    root[field] = meant;
    return [says, ...(requireVersion(root, places, shown, isStrict) ?? [])];
  }
  const [, minor] = /^3\.([01])(\.\d+)?(-\w+)?$/.exec(typeof version === 'string' ? version : '') ?? [];
  if (minor !== undefined) {
    // The parser knows the patches of its own day only
    if (!/^3\.(0\.[0-4]|1\.[0-2])$/.test(String(version))) root.openapi = minor === '0' ? '3.0.4' : '3.1.1';
    return undefined;
  }
  if (field === 'swagger' && String(root.swagger) === '2.0') return undefined;
  if (typeof version === 'string' && /^3\.2\.\d+$/.test(version)) {
    root.openapi = '3.1.1';
    return [`${place} says OpenAPI ${version}. It is read as 3.1: what only 3.2 has is passed over.`];
  }
  const found =
    root[field] === undefined ? 'has no "openapi" field' : `says ${field}: ${JSON.stringify(root[field])}`;
  throw new InputError(
    `${place} ${found}. Write OpenAPI 3.1 (3.0 and Swagger 2.0 are read too), as in "openapi: 3.1.0".`,
  );
}

/** A version that was written without quotes, and so became a number. */
function numberedVersion(value: Json | undefined): string | undefined {
  if (typeof value !== 'number') return undefined;
  return { 2: '2.0', 3: '3.0.3', 3.1: '3.1.0' }[value];
}

/** A title or version of the document that is a number is the text of it: told, in place. */
function mendHead(root: JsonObject, places: Places, shown: string): string[] {
  const { info } = root;
  if (!isObject(info)) return [];
  return ['title', 'version'].flatMap((field) => {
    const value = info[field];
    if (typeof value !== 'number' && typeof value !== 'boolean') return [];
    info[field] = String(value);
    const place = showPlace(places.get(info)?.children.get(field) ?? { file: shown, line: 1 });
    return [`${place} "${field}" has to be text. Put it in quotes. It is taken for "${value}".`];
  });
}

function toPath(url: string): string {
  return url.startsWith('file:') ? fileURLToPath(url) : path.resolve(decodeURIComponent(url));
}
