import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../input-error.ts';
import type { Json } from '../json.ts';

/** Something that a run may have changed on a real target, and how it is put right. Never a credential. */
export interface Entry {
  readonly id: number;
  readonly api: string;
  readonly variant?: string;
  /** The target's base URL. */
  readonly url: string;
  /** `restore` sends `body` again; `delete` deletes; `made` looks for what `body` made, and deletes it. */
  readonly kind: 'restore' | 'delete' | 'made';
  /** The operation that puts it right, or for `made` the one that made it. */
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** What is still to be put right, kept on disk: a crash loses nothing. */
export interface Ledger {
  readonly file: string;
  entries(): readonly Entry[];
  /** Written to disk before this returns. */
  add(entry: Omit<Entry, 'id'>): Entry;
  settle(entry: Entry): void;
}

/** Where the ledger of a report folder is. */
export function ledgerFile(folder: string): string {
  return path.join(folder, 'ledger.json');
}

/** The ledger of a report folder; without one it is kept in memory, and a crash loses it. */
export function openLedger(folder: string | undefined): Ledger {
  const file = ledgerFile(folder ?? '');
  let entries = folder === undefined ? [] : readLedger(file);
  let next = Math.max(0, ...entries.map(({ id }) => id)) + 1;
  const write = () => {
    if (folder === undefined) return;
    if (entries.length === 0) {
      rmSync(file, { force: true });
      return;
    }
    mkdirSync(folder, { recursive: true });
    // Renamed into place: a crash leaves the old ledger or the new one, never half of one.
    writeFileSync(`${file}.new`, `${JSON.stringify(entries, undefined, 2)}\n`, { flush: true });
    renameSync(`${file}.new`, file);
  };
  return {
    file,
    entries: () => entries,
    add(entry) {
      const numbered = { id: next, ...entry };
      next += 1;
      entries = [...entries, numbered];
      write();
      return numbered;
    },
    settle(entry) {
      entries = entries.filter(({ id }) => id !== entry.id);
      write();
    },
  };
}

/** What an earlier run left to be put right. An InputError when the file is no ledger. */
export function readLedger(file: string): Entry[] {
  if (!existsSync(file)) return [];
  try {
    const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(entries)) return entries as Entry[];
  } catch {
    // falls through: it is no ledger
  }
  throw new InputError(`${file} is no ledger of a run. Move it away if nothing is left to be put back.`);
}

/** Refuses to write on top of what an earlier run left behind. */
export function requireClean(folder: string): void {
  const file = ledgerFile(folder);
  const { length } = readLedger(file);
  if (length === 0) return;
  throw new InputError(
    `${file} lists ${length} things that an earlier run left changed. Run npm run contract -- --restore first.`,
  );
}
