import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputError, messageOf } from '../input-error.ts';
import type { Spec } from '../spec.ts';
import type { Behaviour } from './behaviour.ts';
import { genericBehaviour } from './memory/generic.ts';

const beside = fileURLToPath(new URL('../../mocks', import.meta.url));

/** The file in which an API's behaviour stands, whether or not it is there, and those of the folder of its name. */
export function behaviourFiles(api: string, folder: string = beside): [string, ...string[]] {
  const inner = path.join(folder, api);
  const parts = existsSync(inner) ? readdirSync(inner).filter((name) => name.endsWith('.ts')) : [];
  return [path.join(folder, `${api}.ts`), ...parts.sort().map((name) => path.join(inner, name))];
}

/**
 * What this API's mock remembers: `behaviour` of `mocks/<api>.ts` where there is one, else what the spec alone tells.
 * An InputError that names the file when it cannot be used.
 */
export async function loadBehaviour(spec: Spec, folder?: string): Promise<Behaviour> {
  const files = behaviourFiles(spec.api.name, folder);
  const [file] = files;
  if (!existsSync(file)) return genericBehaviour(spec) as Behaviour;
  const shown = path.relative(process.cwd(), file);
  const module = await load(files);
  const behaviour = (module as { behaviour?: Partial<Behaviour> }).behaviour;
  if (typeof behaviour?.begin !== 'function' || typeof behaviour.step !== 'function') {
    throw new InputError(`${shown}:1 has to export "behaviour" with the functions begin and step.`);
  }
  return behaviour as Behaviour;
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
    const [, where = file, line = '1', what = messageOf(thrown).split('\n')[0]] =
      /^(.+):(\d+):\d+: ERROR: (.+)/m.exec(messageOf(thrown)) ?? [];
    throw new InputError(`${path.relative(process.cwd(), where)}:${line} cannot be loaded: ${what}`);
  }
}
