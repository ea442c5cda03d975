import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from './input-error.ts';

/** The text of a file. An InputError that says why there is none. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new InputError(`${path.relative(process.cwd(), file)} ${reasonOf(file, thrown)}`);
  }
}

function reasonOf(file: string, thrown: unknown): string {
  const code = (thrown as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'cannot be read. Is the file there?';
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    return 'is a folder. A file has to stand there.';
  }
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read. Give yourself the right to read it.';
  return `cannot be read (${code ?? 'for no known reason'}). Repair the file.`;
}
