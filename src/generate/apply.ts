import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../shared/write-whole.ts';
import type { PlannedFile } from './plan.ts';

/** A file that is not as the specs say. */
export interface Stale {
  readonly path: string;
  readonly state: 'missing' | 'changed' | 'orphaned';
}

/** Compares what is planned with what is there, both ways: missing, changed, and files that no spec gives. */
export function compareGenerated(planned: readonly PlannedFile[], folder = 'generated'): Stale[] {
  const known = new Map(planned.map((file) => [file.path, file.text]));
  const present = listFiles(folder);
  const stale = planned.flatMap((file): Stale[] => {
    if (!present.includes(file.path)) return [{ path: file.path, state: 'missing' }];
    const actual = readFileSync(path.join(folder, file.path), 'utf8').replaceAll('\r\n', '\n');
    return actual === file.text ? [] : [{ path: file.path, state: 'changed' }];
  });
  const orphaned = present
    .filter((name) => !known.has(name))
    .map((name): Stale => ({ path: name, state: 'orphaned' }));
  return [...stale, ...orphaned].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Makes the folder what is planned: writes what is missing or changed, removes what is orphaned. */
export function writeGenerated(planned: readonly PlannedFile[], folder = 'generated'): Stale[] {
  const stale = compareGenerated(planned, folder);
  const texts = new Map(planned.map((file) => [file.path, file.text]));
  for (const { path: name, state } of stale) {
    const file = path.join(folder, name);
    if (state === 'orphaned') {
      rmSync(file);
    } else {
      writeWhole(file, texts.get(name) ?? '');
    }
  }
  return stale;
}

function listFiles(folder: string, below = ''): string[] {
  const here = path.join(folder, below);
  if (!existsSync(here)) return [];
  return readdirSync(here, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    return entry.isDirectory() ? listFiles(folder, name) : [name];
  });
}
