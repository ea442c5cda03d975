import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import { messageOf } from '../shared/input-error.ts';
import { loadSpec, type Spec } from '../spec/spec.ts';
import { behaviourFiles } from './behaviour/load-behaviour.ts';
import { createWorld } from './create-world.ts';
import type { MockOptions } from './options.ts';
import type { World } from './world.ts';

/** Follows the files that a mock was made of. */
export interface Reload {
  /** Why the files as they are now are not in use; undefined when they are. */
  readonly broken: () => string | undefined;
  close(): void;
}

/** How long saves that belong together may take, in milliseconds. */
const settle = 20;

/** When what reads a spec is loaded, in milliseconds: after the first answers, before the first save. */
const warmUp = 2_000;

/**
 * Calls `use` with a new world whenever a file changes that the spec or the behaviour came from. What cannot be
 * used is reported with its line, and the last good world stays.
 */
export function followFiles(
  spec: Spec,
  options: MockOptions,
  origin: () => string,
  use: (world: World) => void,
): Reload {
  const { name } = spec.api;
  let reason: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  let files: ReadonlySet<string> = new Set();
  const watchers = new Map<string, FSWatcher>();
  let isClosed = false;

  const say = (text: string) => options.log?.(text);
  const load = async () => {
    try {
      const next = await loadSpec(spec.api, spec.variant);
      const world = await createWorld(next, options, origin);
      await world.prism.prepare();
      if (isClosed) return;
      use(world);
      reason = undefined;
      say('read again');
      follow(next);
      await warnOfExamples(next, say);
    } catch (thrown) {
      reason = messageOf(thrown);
      say(`the last good version stays: ${reason}`);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      current = current.then(load);
    }, settle);
  };
  const follow = (of: Spec) => {
    files = new Set(
      [...of.files, ...behaviourFiles(name, options.behaviours)].map((file) => path.resolve(file)),
    );
    const folders = new Set([...files].map((file) => path.dirname(file)));
    // Those that stay are left alone: what happens while one is made anew would be missed
    for (const [folder, watcher] of watchers) if (!folders.has(folder)) forget(folder, watcher);
    for (const folder of folders) if (!watchers.has(folder)) remember(folder);
  };
  const remember = (folder: string) => {
    const watcher = watchFolder(folder, (file) => files.has(file) && soon());
    if (watcher !== undefined) watchers.set(folder, watcher);
  };
  const forget = (folder: string, watcher: FSWatcher) => {
    watcher.close();
    watchers.delete(folder);
  };
  follow(spec);
  const warming = setTimeout(() => void import('../spec/read-spec.ts'), warmUp).unref();
  return {
    broken: () => reason,
    close() {
      isClosed = true;
      clearTimeout(timer);
      clearTimeout(warming);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** The mock answers with what breaks its schema all the same. */
async function warnOfExamples(spec: Spec, say: (text: string) => void): Promise<void> {
  const { exampleFaults } = await import('../spec/example-faults.ts');
  for (const fault of await exampleFaults(spec)) say(`warning: ${fault}`);
}

/** A folder and not its files: editors save by putting another file in a file's place. */
function watchFolder(folder: string, changed: (file: string) => void): FSWatcher | undefined {
  try {
    const watcher = watch(
      folder,
      { persistent: false },
      (_, name) => name !== null && changed(path.join(folder, name)),
    );
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
