import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { decoded } from '../shared/decoded.ts';
import { InputError } from '../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { readText } from '../shared/read-text.ts';
import { type ParsedFile, parseDocumentFile } from './parse-document.ts';
import { childPosition, type Position, visitDocument } from './position.ts';
import { type Place, type Places, showPlace } from './yaml-source.ts';

/** What stands for the `$ref` of an example or an extension while references are followed. */
const hiddenRef = '\u0001$ref';

/** How a document that is not ours is read. */
export interface ReadingOptions {
  /** What could be worked around is an error. */
  readonly strict: boolean;
  /** Folders besides the document's own from which it may refer to files. */
  readonly allowRefs: readonly string[];
}

/** A document that is not ours: whatever can be worked around is. */
export const lenient: ReadingOptions = { strict: false, allowRefs: [] };

/** A document of our own: whatever is wrong is an error. */
export const strict: ReadingOptions = { strict: true, allowRefs: [] };

/** Files that refer to each other, ready to be joined: every reference in them leads somewhere. */
export interface LoadedFiles {
  readonly root: JsonObject;
  /** By absolute path. */
  readonly files: ReadonlyMap<string, ParsedFile>;
  /** What was wrong, and what is assumed instead, `file:line` first. */
  readonly warnings: readonly string[];
}

/**
 * Reads a document and every file that it refers to. A reference that leads nowhere, to another machine, or out of the
 * document's folder stands for any value from then on, which is told. An InputError for a file that cannot be parsed;
 * when `strict`, references are left for the next step to refuse.
 */
export function loadFiles(
  file: string,
  root: ParsedFile,
  places: Places,
  options: ReadingOptions,
): LoadedFiles {
  const files = new Map<string, ParsedFile>([[root.file, root]]);
  const warnings: string[] = [];
  const value = root.value as JsonObject;
  const keepsSiblings = /^3\.[1-9]/.test(String(value.openapi));
  const allowed = [
    path.dirname(path.resolve(file)),
    ...options.allowRefs.map((one) => path.resolve(one)),
  ].map(real);
  const queue = [root];
  const references: Reference[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    hideDataReferences(next.value as Json);
    const found = referencesIn(next, keepsSiblings);
    references.push(...found);
    for (const reference of found) {
      const target = fileOf(reference);
      if (target === undefined || files.has(target) || whyRefused(reference, target, allowed, options.strict))
        continue;
      // What is no file is told by the next step, which knows the line
      if (options.strict && statSync(target).isDirectory()) continue;
      const parsed = parseDocumentFile(readText(target), target, places);
      files.set(target, parsed);
      queue.push(parsed);
    }
  }
  if (!options.strict) warnings.push(...references.flatMap((one) => mended(one, files, places, allowed)));
  return { root: value, files, warnings };
}

/** Shows the references of examples and extensions again, which are data. */
export function showDataReferences(document: Json): void {
  renameIn(document, 'object', hiddenRef, '$ref');
}

function hideDataReferences(document: Json): void {
  renameIn(document, 'object', '$ref', hiddenRef);
}

function renameIn(value: Json | undefined, position: Position, from: string, to: string): void {
  if (Array.isArray(value)) {
    for (const item of value) renameIn(item, position, from, to);
  } else if (isObject(value)) {
    if (position === 'data' && Object.hasOwn(value, from)) {
      value[to] = value[from] ?? null;
      delete value[from];
    }
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === 'object' && child !== null)
        renameIn(child, childPosition(position, key, child), from, to);
    }
  }
}

/** A `$ref`, and where it stands. */
interface Reference {
  readonly from: ParsedFile;
  readonly holder: JsonObject;
  readonly steps: readonly string[];
  readonly ref: string;
}

const methods = /^(get|put|post|delete|options|head|patch|trace)$/;

/** Every reference of a file. Siblings of one are taken away where OpenAPI 3.0 ignores them. */
function referencesIn(from: ParsedFile, keepsSiblings: boolean): Reference[] {
  const found: Reference[] = [];
  visitDocument(from.value as Json, (holder, _position, steps) => {
    const { $ref: ref } = holder;
    if (typeof ref !== 'string') return;
    found.push({ from, holder, steps, ref });
    if (keepsSiblings || Object.keys(holder).some((key) => methods.test(key))) return;
    for (const key of Object.keys(holder)) if (key !== '$ref') delete holder[key];
  });
  return found;
}

/** The file that a reference leads to; undefined for one within its own file, and for what is no file. */
function fileOf({ from, ref }: Reference): string | undefined {
  const [name = ''] = ref.split('#');
  if (name === '' || /^[a-z][a-z+.-]+:/i.test(name)) return undefined;
  return path.resolve(path.dirname(from.file), decoded(name));
}

function whyRefused(
  { ref }: Reference,
  target: string,
  allowed: readonly string[],
  strict: boolean,
): string | undefined {
  if (!isBelow(real(target), allowed)) {
    const why = `refers to ${ref}, a file outside of its folder`;
    if (strict && existsSync(target))
      throw new InputError(`The document ${why}. Allow its folder with --allow-refs.`);
    return why;
  }
  if (!existsSync(target)) return `refers to ${ref}, which is not there`;
  return !strict && statSync(target).isDirectory() ? `refers to ${ref}, which is a folder` : undefined;
}

function isBelow(target: string, folders: readonly string[]): boolean {
  return folders.some(
    (folder) =>
      target === folder || target.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep),
  );
}

/** The real path, symbolic links followed; of what is not there, the path as it is. */
function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

/** Takes away a reference that leads nowhere; says so. */
function mended(
  reference: Reference,
  files: LoadedFiles['files'],
  places: Places,
  allowed: readonly string[],
): string[] {
  const { from, holder, ref, steps } = reference;
  const why = fault(reference, files, allowed);
  if (why === undefined) return [];
  delete holder.$ref;
  const line = showPlace(placeOf(from, steps, places));
  return [`${line} ${why.replace(ref, JSON.stringify(ref))}. Any value is taken to be right there.`];
}

function fault(
  reference: Reference,
  files: LoadedFiles['files'],
  allowed: readonly string[],
): string | undefined {
  const { from, ref } = reference;
  if (/^[a-z][a-z+.-]+:/i.test(ref)) return `refers to ${ref}, which is on another machine`;
  const target = fileOf(reference);
  const refused = target === undefined ? undefined : whyRefused(reference, target, allowed, false);
  if (refused !== undefined) return refused;
  const file = target === undefined ? from : files.get(target);
  const fragment = ref.split('#')[1] ?? '';
  if (file === undefined) return `refers to ${ref}, which cannot be read`;
  // Names of anchors are looked up where schemas are compiled
  if (fragment !== '' && !fragment.startsWith('/')) return undefined;
  return leadsSomewhere(file.value, fragment) ? undefined : `refers to ${ref}, which leads nowhere`;
}

/** True where the steps of a fragment lead to a value, through references on the way. */
function leadsSomewhere(value: unknown, fragment: string): boolean {
  let here = value;
  for (const step of fragment.split('/').slice(1)) {
    if (isObject(here) && typeof here.$ref === 'string') return true;
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return false;
    here = (here as Record<string, unknown>)[name];
  }
  return here !== undefined;
}

function placeOf(from: ParsedFile, steps: readonly string[], places: Places): Place {
  const at = [...steps, '$ref'];
  if (from.lazy !== undefined) return from.lazy.at(at);
  let [value, place]: [unknown, Place] = [
    from.value,
    { file: path.relative(process.cwd(), from.file), line: 1 },
  ];
  for (const step of at) {
    const next =
      typeof value === 'object' && value !== null ? places.get(value)?.children.get(step) : undefined;
    if (next === undefined) break;
    place = next;
    value = (value as Record<string, unknown>)[step];
  }
  return place;
}
