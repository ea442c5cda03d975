import path from 'node:path';
import { fileURLToPath } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { upgrade } from '@scalar/openapi-upgrader';
import { InputError } from '../shared/input-error.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import { readText } from '../shared/read-text.ts';
import { withNull } from './openapi/nullable.ts';
import { mapSource, type SourceMap } from './source-map.ts';
import { type Places, parseYaml, showPlace } from './yaml-source.ts';

/** One document without external references, and where each part of it was written. */
export interface Bundle {
  readonly document: JsonObject;
  readonly source: SourceMap;
  /** Every file that was read, absolute. */
  readonly files: readonly string[];
}

/**
 * Reads a spec with everything it refers to into one OpenAPI 3.1 document.
 * OpenAPI 3.0 is raised to 3.1, so that nobody behind this step needs to know two dialects.
 */
export async function bundle(file: string): Promise<Bundle> {
  const places: Places = new WeakMap();
  const files = [path.resolve(file)];
  const shown = path.relative(process.cwd(), file) || file;
  const yaml = {
    order: 1,
    canParse: ['.yaml', '.yml', '.json'],
    parse: ({ url, data }: { url: string; data: unknown }) => {
      const name = toPath(url);
      if (!files.includes(name)) files.push(name);
      return parseYaml(String(data), name, places);
    },
  };
  const root = parseYaml(readText(file), path.resolve(file), places);
  if (!isObject(root)) throw new InputError(`${shown}:1 ${noDocument(root)}`);
  requireVersion(root, places, shown);
  try {
    const parser = new SwaggerParser();
    const bundled = (await parser.bundle(path.resolve(file), root as never, {
      parse: { yaml, json: false, text: false, binary: false },
      resolve: { http: false },
    })) as unknown as JsonObject;
    const source = mapSource(bundled, places, shown);
    return { document: raise(bundled), source, files };
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    // What looks for the cause is loaded where there is one
    const { diagnoseBundle } = await import('./diagnose/bundle.ts');
    throw new InputError(diagnoseBundle(file, thrown));
  }
}

function noDocument(root: unknown): string {
  if (root === null) return 'is empty. Begin with "openapi: 3.1.0", "info" and "paths".';
  if (typeof root === 'string' && root.includes('\0')) return 'is not UTF-8 text. Save it as UTF-8.';
  return 'is not an OpenAPI document: it has to be a map.';
}

/** The versions that swagger-parser reads. */
function requireVersion(root: JsonObject, places: Places, shown: string): void {
  const version = root.openapi;
  if (typeof version === 'string' && /^3\.(0\.[0-4]|1\.[0-2])$/.test(version)) return;
  const field = version === undefined && root.swagger !== undefined ? 'swagger' : 'openapi';
  const place = places.get(root)?.children.get(field) ?? { file: shown, line: 1 };
  const found =
    root[field] === undefined ? 'has no "openapi" field' : `says ${field}: ${JSON.stringify(root[field])}`;
  throw new InputError(
    `${showPlace(place)} ${found}. Write OpenAPI 3.1 (3.0 is read too), as in "openapi: 3.1.0".`,
  );
}

function raise(document: JsonObject): JsonObject {
  return String(document.openapi).startsWith('3.0')
    ? (upgrade(withNull(document) as JsonObject, '3.1') as unknown as JsonObject)
    : document;
}

function toPath(url: string): string {
  return url.startsWith('file:') ? fileURLToPath(url) : path.resolve(decodeURIComponent(url));
}
