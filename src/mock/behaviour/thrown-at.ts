import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A place in a stack: `/x/mocks/zoo.ts:13:5`, as a path or a file URL, with or without a query. */
const place =
  /(file:\/\/\/[^\s():?]*|[A-Za-z]:[\\/][^\s():?]*|\/[^\s():?]*\.[cm]?[jt]s)(?:\?[^\s):]*)?:(\d+)(?::\d+)?/g;

/**
 * Where in one of these files something was thrown, or was called that threw: `mocks/zoo.ts:13`. The first file
 * without a line where the stack names none of them.
 */
export function thrownAt(thrown: unknown, files: readonly [string, ...string[]]): string {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  const known = new Set(files.map((file) => path.resolve(file)));
  for (const [, name = '', line = ''] of stack.matchAll(place)) {
    const file = name.startsWith('file:') ? fileURLToPath(name) : name;
    if (known.has(path.resolve(file))) return `${shownFile(file)}:${line}`;
  }
  return shownFile(files[0]);
}

/** A file as it is called from here: `mocks/zoo.ts`. */
export function shownFile(file: string): string {
  return path.relative(process.cwd(), file);
}
