import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { isCompiled, packageRoot } from '../../shared/package-root.ts';
import type { Spec } from '../../spec/spec.ts';
import { genericBehaviour } from '../memory/generic.ts';
import type { Behaviour } from './behaviour.ts';
import { explainsRefusal } from './explains-refusal.ts';
import { shownFile, thrownAt } from './thrown-at.ts';

const beside = path.join(packageRoot, ...(isCompiled ? ['dist', 'mocks'] : ['mocks']));

/** How files of code end: a package holds what they were compiled to. */
const ending = isCompiled ? '.js' : '.ts';

/** The file in which an API's behaviour stands, whether or not it is there, and those of the folder of its name. */
export function behaviourFiles(api: string, folder: string = beside): [string, ...string[]] {
  const inner = path.join(folder, api);
  const parts = existsSync(inner) ? readdirSync(inner).filter((name) => name.endsWith(ending)) : [];
  return [path.join(folder, `${api}${ending}`), ...parts.sort().map((name) => path.join(inner, name))];
}

/**
 * What this API's mock remembers: `behaviour` of `mocks/<api>.ts` where there is one, else what the spec alone tells.
 * An InputError that names the file when it cannot be used.
 */
export async function loadBehaviour(spec: Spec, folder?: string): Promise<Behaviour> {
  const files = behaviourFiles(spec.api.name, folder);
  const [file] = files;
  if (!existsSync(file)) return explainsRefusal(genericBehaviour(spec) as Behaviour);
  const module = await load(files);
  const behaviour = (module as { behaviour?: Partial<Behaviour> }).behaviour;
  if (typeof behaviour?.begin !== 'function' || typeof behaviour.step !== 'function') {
    throw new InputError(`${shownFile(file)}:1 has to export "behaviour" with the functions begin and step.`);
  }
  return explainsRefusal(behaviour as Behaviour, {
    file: shownFile(file),
    thrownAt: (thrown) => thrownAt(thrown, files),
  });
}

/** When the files of each behaviour were changed by the time that it was loaded first. */
const firstLoaded = new Map<string, string>();

/** What has changed since is loaded apart from what was loaded before, with everything that it imports. */
async function load(files: readonly [string, ...string[]]): Promise<unknown> {
  const [file] = files;
  const url = pathToFileURL(file).href;
  const changed = files.map((one) => `${one} ${statSync(one).mtimeMs}`).join('\n');
  const first = firstLoaded.get(file) ?? changed;
  firstLoaded.set(file, first);
  try {
    if (first === changed) return await import(/* @vite-ignore */ url);
    const { tsImport } = await import('tsx/esm/api');
    return await tsImport(url, import.meta.url);
  } catch (thrown) {
    throw new InputError(unloadable(thrown, files));
  }
}

/** Where it stops: what cannot be read, what throws, or the import of what is not there. */
function unloadable(thrown: unknown, files: readonly [string, ...string[]]): string {
  const text = messageOf(thrown);
  const [, file, line, what] = /^(.+):(\d+):\d+: ERROR: (.+)/m.exec(text) ?? [];
  if (file !== undefined) return `${shownFile(file)}:${line} cannot be loaded: ${what}`;
  return `${importOf(text, files) ?? thrownAt(thrown, files)} cannot be loaded: ${text.split('\n')[0]}`;
}

/** The line that imports what is not there. */
function importOf(text: string, files: readonly string[]): string | undefined {
  const [, missing, by] =
    /Cannot find (?:module|package) '([^']+)' imported from '?([^'\s]+)/.exec(text) ?? [];
  if (missing === undefined || by === undefined) return undefined;
  const from = by.startsWith('file:') ? fileURLToPath(by) : by.replace(/\?.*$/, '');
  const importer = files.find((file) => path.resolve(file) === from);
  if (importer === undefined) return undefined;
  const name = path.basename(missing).replace(/\?.*$/, '');
  const lines = readFileSync(importer, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes(name) && /\bfrom\b|\bimport\b/.test(line));
  return `${shownFile(importer)}:${at + 1 || 1}`;
}
