import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputError, messageOf } from '../input-error.ts';
import type { Spec } from '../spec.ts';
import type { Behaviour } from './behaviour.ts';
import { genericBehaviour } from './memory/generic.ts';

const beside = fileURLToPath(new URL('../../mocks', import.meta.url));

/** The file in which an API's behaviour stands, whether or not it is there. */
export function behaviourFile(api: string, folder: string = beside): string {
  return path.join(folder, `${api}.ts`);
}

/**
 * What this API's mock remembers: `behaviour` of `mocks/<api>.ts` where there is one, else what the spec alone tells.
 * An InputError that names the file when it cannot be used.
 */
export async function loadBehaviour(spec: Spec, folder?: string): Promise<Behaviour> {
  const file = behaviourFile(spec.api.name, folder);
  if (!existsSync(file)) return genericBehaviour(spec) as Behaviour;
  const shown = path.relative(process.cwd(), file);
  const module = await load(file, shown);
  const behaviour = (module as { behaviour?: Partial<Behaviour> }).behaviour;
  if (typeof behaviour?.begin !== 'function' || typeof behaviour.step !== 'function') {
    throw new InputError(`${shown}:1 has to export "behaviour" with the functions begin and step.`);
  }
  return behaviour as Behaviour;
}

/** When each file was changed last by the time that it was loaded first. */
const firstLoaded = new Map<string, number>();

/** A file that changed since is another module: its time goes into the name. */
async function load(file: string, shown: string): Promise<unknown> {
  const changed = statSync(file).mtimeMs;
  const first = firstLoaded.get(file) ?? changed;
  firstLoaded.set(file, first);
  const url = pathToFileURL(file).href;
  try {
    return await import(/* @vite-ignore */ first === changed ? url : `${url}?t=${changed}`);
  } catch (thrown) {
    const [, line = '1', what = messageOf(thrown).split('\n')[0]] =
      /:(\d+):\d+: ERROR: (.+)/.exec(messageOf(thrown)) ?? [];
    throw new InputError(`${shown}:${line} cannot be loaded: ${what}`);
  }
}
