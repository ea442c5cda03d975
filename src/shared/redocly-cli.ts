import { createRequire } from 'node:module';
import path from 'node:path';

/** The program of Redocly, wherever the package manager has put it; where it is bundled, a file beside this one. */
export const redoclyCli = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin',
  'cli.js',
);
