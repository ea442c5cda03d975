import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../shared/input-error.ts';
import { isObject, type Json } from '../shared/json.ts';
import { isFileError, writeWhole } from '../shared/write-whole.ts';

/** Something that a run may have changed on a real target, and how it is put right. Never a credential. */
export interface Entry {
  readonly id: number;
  readonly api: string;
  readonly variant?: string;
  /** The target's base URL. */
  readonly url: string;
  /**
   * `restore` sends `body` again; `delete` deletes; `made` looks for what `body` made, and deletes it; `undo` sends
   * what `target.yaml` says undoes it.
   */
  readonly kind: 'restore' | 'delete' | 'made' | 'undo';
  /** The operation that puts it right, or for `made` the one that made it. */
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** For `made`: the ids of what bore its name before the run, and is not its own; undefined where nobody knows. */
  readonly bearers?: readonly string[];
  /** For `made`: the ids of all that was there before the run; undefined where nobody knows. */
  readonly earlier?: readonly string[];
  /** For `restore`: the bodies that the run sent. What shows something else is somebody else's change. */
  readonly sent?: readonly Json[];
  /** Why it could not be put right when that was tried last. */
  readonly reason?: string;
}

/** What is still to be put right, kept on disk: a crash loses nothing. */
export interface Ledger {
  readonly file: string;
  entries(): readonly Entry[];
  /** Written to disk before this returns. */
  add(entry: Omit<Entry, 'id'>): Entry;
  settle(entry: Entry): void;
  /** Replaces an entry, as where more was sent; on disk before this returns. */
  replace(entry: Entry): void;
  /** Notes why an entry could not be put right. */
  leave(entry: Entry, reason: string): void;
}

/** Where the ledger of a report folder is. */
export function ledgerFile(folder: string): string {
  return path.join(folder, 'ledger.json');
}

/**
 * The ledger of a report folder; without one it is kept in memory, and a crash loses it. Several may be open at once,
 * as when a run asks several APIs: each change is made to what the file holds at that moment.
 */
export function openLedger(folder: string | undefined): Ledger {
  const file = ledgerFile(folder ?? '');
  let memory: readonly Entry[] = [];
  let last = 0;
  const read = () => (folder === undefined ? memory : readLedger(file));
  const write = (entries: readonly Entry[]) => {
    if (folder === undefined) memory = entries;
    else writeLedger(file, entries);
  };
  return {
    file,
    entries: read,
    add(entry) {
      const entries = read();
      last = Math.max(last, ...entries.map(({ id }) => id)) + 1;
      const numbered = { id: last, ...entry };
      write([...entries, numbered]);
      return numbered;
    },
    settle(entry) {
      write(read().filter((other) => !isSame(other, entry)));
    },
    replace(entry) {
      write(read().map((other) => (isSame(other, entry) ? entry : other)));
    },
    leave(entry, reason) {
      write(read().map((other) => (isSame(other, entry) ? { ...other, reason } : other)));
    },
  };
}

/** What an earlier run left to be put right. An InputError when the file is no ledger. */
export function readLedger(file: string): Entry[] {
  if (!existsSync(file)) return [];
  try {
    const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(entries) && entries.every(isEntry)) return entries;
  } catch {
    // falls through: it is no ledger
  }
  throw new InputError(`${file} is no ledger of a run. Move it away if nothing is left to be put back.`);
}

/** Refuses to write on top of what an earlier run, of this API where one is named, left behind. */
export function requireClean(folder: string, api?: string): void {
  const file = ledgerFile(folder);
  const { length } = readLedger(file).filter((entry) => api === undefined || entry.api === api);
  if (length === 0) return;
  throw new InputError(
    `${file} lists ${countThings(length)} that an earlier run left changed. Run npm run contract -- --restore${flagFor(folder)} first.`,
  );
}

/** `1 thing`, `2 things`. */
export function countThings(count: number): string {
  return `${count} thing${count === 1 ? '' : 's'}`;
}

/** What `--restore` needs to find the ledger of a folder. */
export function flagFor(folder: string): string {
  return folder === 'reports' ? '' : ` --report ${folder}`;
}

/** Renamed into place: a crash leaves the old ledger or the new one, never half of one. */
function writeLedger(file: string, entries: readonly Entry[]): void {
  if (entries.length === 0) {
    rmSync(file, { force: true });
    return;
  }
  try {
    writeWhole(file, `${JSON.stringify(entries, undefined, 2)}\n`, { flush: true, mode: 0o600 });
  } catch (thrown) {
    if (!isFileError(thrown)) throw thrown;
    throw new InputError(
      `${file} cannot be written, so nothing is changed. Choose another folder with --report.`,
    );
  }
}

/** A number is given anew once its entry has gone: what it is about has to be the same too. */
function isSame(a: Entry, b: Entry): boolean {
  return (
    a.id === b.id && a.api === b.api && a.url === b.url && a.kind === b.kind && a.operation === b.operation
  );
}

function isEntry(value: unknown): value is Entry {
  return (
    isObject(value) &&
    [value.api, value.operation].every((field) => typeof field === 'string') &&
    URL.canParse(String(value.url)) &&
    typeof value.id === 'number' &&
    ['restore', 'delete', 'made', 'undo'].includes(String(value.kind)) &&
    isObject(value.path) &&
    [value.bearers, value.earlier, value.sent].every((list) => list === undefined || Array.isArray(list))
  );
}
