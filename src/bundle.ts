import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { upgrade } from '@scalar/openapi-upgrader';
import { InputError, messageOf } from './input-error.ts';
import { isObject, type JsonObject } from './json.ts';
import { mapSource, type SourceMap } from './source-map.ts';
import { type Places, parseYaml } from './yaml-source.ts';

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
  const root = parseYaml(readSpec(file), path.resolve(file), places);
  if (!isObject(root)) throw new InputError(`${shown}:1 is not an OpenAPI document: it has to be a map.`);
  requireVersion(root, shown);
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
    throw new InputError(`${shown} cannot be put together: ${messageOf(thrown).split('\n')[0]}`);
  }
}

function readSpec(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`${file} cannot be read. Is the file there?`);
  }
}

function requireVersion(root: JsonObject, shown: string): void {
  const version = root.openapi;
  if (typeof version === 'string' && /^3\.[01]\.\d+/.test(version)) return;
  const found = version === undefined ? 'has no "openapi" field' : `says openapi: ${JSON.stringify(version)}`;
  throw new InputError(`${shown}:1 ${found}. Write OpenAPI 3.1 (3.0 is read too), as in "openapi: 3.1.0".`);
}

function raise(document: JsonObject): JsonObject {
  return String(document.openapi).startsWith('3.0')
    ? (upgrade(document, '3.1') as unknown as JsonObject)
    : document;
}

function toPath(url: string): string {
  return url.startsWith('file:') ? fileURLToPath(url) : path.resolve(decodeURIComponent(url));
}
