import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

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

/** True for what the file system says: no right, no room, no such folder. */
export function isFileError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && 'code' in thrown && 'syscall' in thrown;
}
