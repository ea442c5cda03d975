import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

function findRoot(from: string): { readonly folder: string; readonly manifest: Manifest } {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (existsSync(file)) return { folder, manifest: JSON.parse(readFileSync(file, 'utf8')) as Manifest };
    if (path.dirname(folder) === folder) throw new Error(`no package.json above ${from}`);
  }
}

const found = findRoot(import.meta.dirname);

/** The folder of this package, whether its sources run or what they were compiled to. */
export const packageRoot = found.folder;

/** How reports name the tool that wrote them. */
export const product = { name: found.manifest.name, version: found.manifest.version } as const;

/** True where compiled files run: their sources are not there. */
export const isCompiled = import.meta.filename.endsWith('.js');
