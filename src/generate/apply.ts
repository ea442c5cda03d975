import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../shared/input-error.ts';
import { writeWhole } from '../shared/write-whole.ts';
import type { PlannedFile } from './plan.ts';

/** A file that is not as the specs say. */
export interface Stale {
  readonly path: string;
  readonly state: 'missing' | 'changed' | 'orphaned';
}

/** What every generated file says of its writer, however the command was called. */
export const writerOf = /(npm run|workspace-contracts) generate\b/;

/**
 * Compares what is planned with what is there, both ways: missing, changed, and files that no spec gives any more; of
 * some APIs alone, where that is all that is planned. A file
 * that somebody else wrote is none of the last, and an InputError where it has the name of a planned one.
 */
export function compareGenerated(
  planned: readonly PlannedFile[],
  folder = 'generated',
  isPartial = false,
): Stale[] {
  const tops = new Set(planned.map((file) => topOf(file.path)));
  const known = new Map(planned.map((file) => [file.path, file.text]));
  const present = listFiles(folder);
  const stale = planned.flatMap((file): Stale[] => {
    if (!present.includes(file.path)) return [{ path: file.path, state: 'missing' }];
    const actual = readFileSync(path.join(folder, file.path), 'utf8').replaceAll('\r\n', '\n');
    if (called(actual) === called(file.text)) return [];
    requireOurs(path.join(folder, file.path), actual);
    return [{ path: file.path, state: 'changed' }];
  });
  const orphaned = present
    .filter((name) => !known.has(name) && (!isPartial || tops.has(topOf(name))))
    .filter((name) => isOurs(readFileSync(path.join(folder, name), 'utf8')))
    .map((name): Stale => ({ path: name, state: 'orphaned' }));
  return [...stale, ...orphaned].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Makes the folder what is planned: writes what is missing or changed, removes what is orphaned. */
export function writeGenerated(
  planned: readonly PlannedFile[],
  folder = 'generated',
  isPartial = false,
): Stale[] {
  const stale = compareGenerated(planned, folder, isPartial);
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

/** The folder of an API, of a path below the whole. */
function topOf(name: string): string {
  return name.split('/')[0] ?? name;
}

/** Written by this tool: it says so at its head. */
function isOurs(text: string): boolean {
  return writerOf.test(text.slice(0, 1000));
}

function requireOurs(file: string, text: string): void {
  if (text.trim() === '' || isOurs(text)) return;
  throw new InputError(
    `${file} was written by somebody else and would be lost. Choose another folder with --out.`,
  );
}

/** A text as it is whatever the command is called: in a checkout, or where the package is installed. */
function called(text: string): string {
  return text
    .replaceAll('npx workspace-contracts generate', 'npm run generate')
    .replaceAll('generate -- --', 'generate --');
}

function listFiles(folder: string, below = ''): string[] {
  const here = path.join(folder, below);
  if (!existsSync(here)) return [];
  return readdirSync(here, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    return entry.isDirectory() ? listFiles(folder, name) : [name];
  });
}
