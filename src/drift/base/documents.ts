import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { InputError } from '../../shared/input-error.ts';
import { type Api, findApis, isDocument } from '../../spec/apis.ts';

/** Where the documents of a repository stand: a folder, and which of the files below it are documents. */
export interface Place {
  /** The folder with all of them, and with what they refer to. */
  readonly folder: string;
  /** The APIs below a folder that stands for it, now or at a git ref; none where it is not there. */
  find(folder: string): Api[];
}

// A folder with a folder an API; or one document; or a pattern as api/**/openapi.{yaml,json}
/** Reads `--specs`. The documents of a pattern are named after their folders. */
export function placeOf(specs: string): Place {
  const { base, glob, isGlob } = picomatch.scan(specs.replaceAll('\\', '/'));
  if (isGlob) return matching(base === '' ? '.' : base, glob);
  if (isDocument(specs) && !statSync(specs, { throwIfNoEntry: false })?.isDirectory())
    return matching(path.dirname(specs), path.basename(specs));
  return { folder: specs, find: apisIn };
}

function apisIn(folder: string): Api[] {
  // A folder that is not there is not that of the package
  if (!existsSync(folder)) return [];
  try {
    return findApis(folder);
  } catch (thrown) {
    if (thrown instanceof InputError) return [];
    throw thrown;
  }
}

function matching(base: string, pattern: string): Place {
  const isMatch = picomatch(pattern, { dot: false });
  const find = (folder: string) => {
    const files = existsSync(folder) ? filesBelow(folder).filter((file) => isMatch(file)) : [];
    return files.map((file): Api => {
      const spec = path.join(folder, file);
      return { name: nameOf(file, base), folder: path.dirname(spec), spec };
    });
  };
  return { folder: base, find };
}

/** Paths below a folder, with `/`; what was installed or is git's own is nobody's document. */
function filesBelow(folder: string, below = ''): string[] {
  const entries = readdirSync(path.join(folder, below), { withFileTypes: true });
  return entries
    .filter(({ name }) => name !== 'node_modules' && name !== '.git')
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(below, entry.name);
      return entry.isDirectory() ? filesBelow(folder, file) : [file];
    });
}

/** A document is called after its folders; one with a name of its own after that too. */
function nameOf(file: string, base: string): string {
  const { dir, name } = path.posix.parse(file);
  const isUsual = /^(openapi|swagger|api|index)$/i.test(name);
  const parts = [...dir.split('/'), isUsual ? '' : name].filter((part) => part !== '');
  const words = parts.length > 0 ? parts : [path.basename(path.resolve(base))];
  return words
    .join('-')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .toLowerCase();
}
