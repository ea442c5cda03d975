import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { decoded } from '../../shared/decoded.ts';
import { isObject } from '../../shared/json.ts';
import { nearest, suggest } from '../../shared/nearest.ts';
import { steps } from '../../shared/pointer.ts';
import { readText } from '../../shared/read-text.ts';
import { type Places, parseYaml, showPlace } from '../yaml-source.ts';

/**
 * The first `$ref` of a spec's files that leads nowhere, as a sentence; undefined where each leads somewhere.
 * An InputError where a file that one leads to is not YAML.
 */
export function diagnoseFileReference(file: string): string | undefined {
  const root = path.resolve(file);
  const files: Files = { places: new WeakMap(), read: new Map() };
  const toVisit = [root];
  for (const name of toVisit) {
    for (const reference of referencesIn(files, name)) {
      const fault = faultOf(files, reference);
      if (fault !== undefined) return `${reference.place} refers to ${fault}`;
      const { target } = reference;
      if (!toVisit.includes(target)) toVisit.push(target);
    }
  }
  return undefined;
}

interface Files {
  readonly places: Places;
  readonly read: Map<string, unknown>;
}

interface Reference {
  /** As it is written. */
  readonly to: string;
  readonly place: string;
  /** The file it leads to. */
  readonly target: string;
  readonly pointer: string;
}

function contentOf(files: Files, file: string): unknown {
  if (!files.read.has(file)) files.read.set(file, parseYaml(readText(file), file, files.places));
  return files.read.get(file);
}

function referencesIn(files: Files, file: string): Reference[] {
  const found: Reference[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (isObject(value) && typeof value.$ref === 'string')
      found.push(referenceOf(files, file, value, value.$ref));
    Object.values(value).forEach(visit);
  };
  visit(contentOf(files, file));
  return found;
}

function referenceOf(files: Files, file: string, holder: object, to: string): Reference {
  const place = files.places.get(holder)?.children.get('$ref');
  const [name = '', pointer = ''] = to.split('#');
  return {
    to,
    place: place === undefined ? file : showPlace(place),
    target: name === '' ? file : path.resolve(path.dirname(file), decoded(name)),
    pointer: `#${pointer}`,
  };
}

/** What follows on "refers to". */
function faultOf(files: Files, reference: Reference): string | undefined {
  const { to, target, pointer } = reference;
  const [name = ''] = to.split('#');
  if (/^[a-z][a-z0-9+.-]+:/i.test(to)) {
    return `${name}, but only files are read. Save it beside the spec and refer to that.`;
  }
  if (!existsSync(target)) return `${name}, which is not there${nearFile(name, target)}`;
  if (!statSync(target).isFile()) return `${name}, which is a folder. Name a file in it.`;
  const root = contentOf(files, target);
  if (root === null) return `${name}, which is empty. Write there what is referred to.`;
  if (pointer !== '#' && !pointer.startsWith('#/')) return undefined;
  const missing = missingStep(files, target, root, steps(pointer));
  return missing === undefined ? undefined : to + missing;
}

/** `; did you mean "../schemas/session.yaml"?` where one step of the way is misspelt, else a full stop. */
function nearFile(name: string, target: string): string {
  let folder = path.dirname(target);
  let lost = path.basename(target);
  while (!existsSync(folder)) {
    lost = path.basename(folder);
    folder = path.dirname(folder);
  }
  const near = nearest(lost, readdirSync(folder));
  if (near === undefined) return '. Correct the $ref.';
  const cut = name.lastIndexOf(lost);
  const meant = name.slice(0, cut) + near + name.slice(cut + lost.length);
  const isThere = existsSync(path.join(folder, near, path.relative(path.join(folder, lost), target)));
  return isThere ? `; did you mean ${JSON.stringify(meant)}?` : '. Correct the $ref.';
}

function missingStep(
  files: Files,
  file: string,
  root: unknown,
  way: readonly string[],
  hops = 0,
): string | undefined {
  let value = root;
  for (const [index, step] of way.entries()) {
    if (isObject(value) && typeof value.$ref === 'string' && !Object.hasOwn(value, step)) {
      const next = referenceOf(files, file, value, value.$ref);
      // Where that one leads nowhere it is reported for itself
      if (hops > 50 || faultOf(files, next) !== undefined) return undefined;
      const rest = [...steps(next.pointer), ...way.slice(index)];
      return missingStep(files, next.target, contentOf(files, next.target), rest, hops + 1);
    }
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      const names = isObject(value) ? Object.keys(value) : [];
      return `, but there is no ${JSON.stringify(step)}${suggest(step, names)}`;
    }
    value = (value as Record<string, unknown>)[step];
  }
  return undefined;
}
