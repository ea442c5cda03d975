import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from './input-error.ts';

/** How a file is written: who may read it, and whether it has to be on the disk before anything else happens. */
export interface Writing {
  readonly mode?: number;
  readonly flush?: boolean;
}

/**
 * Writes a file so that a reader, a crash or a full disk finds the old one or the new one, never half of one: beside
 * it, then renamed. Its folder is made; a symbolic link keeps leading to it; what is no file (`/dev/stdout`) is written
 * to. What the file system says against it is thrown as it is, and nothing is left behind.
 */
export function writeWhole(file: string, text: string, { mode, flush = false }: Writing = {}): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const target = existsSync(file) ? realpathSync(file) : file;
  if (existsSync(target) && !statSync(target).isFile()) {
    writeFileSync(target, text);
    return;
  }
  const beside = `${target}.${process.pid}.new`;
  try {
    writeFileSync(beside, text, { flush, ...(mode === undefined ? {} : { mode }) });
    renameSync(beside, target);
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown;
  }
}

/**
 * The same for a file that `--report` names: what the file system says against it is an InputError with what to do.
 * `what` is what another `--report` would name, a folder or a file.
 */
export function writeReportFile(file: string, text: string, what: 'folder' | 'file'): void {
  try {
    writeWhole(file, text);
  } catch (thrown) {
    if (!isFileError(thrown)) throw thrown;
    const why = thrown.code === 'ENOSPC' ? ': the disk is full' : '';
    throw new InputError(`${file} cannot be written${why}. Choose another ${what} with --report.`);
  }
}

/** True for what the file system says: no right, no room, no such folder. */
export function isFileError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && 'code' in thrown && 'syscall' in thrown;
}
