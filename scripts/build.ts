import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPage } from '../src/mock/console/build-page.ts';
import { redoclyCli } from '../src/shared/redocly-cli.ts';
import { bundle } from './bundle/bundle.ts';
import { compile } from './bundle/compile.ts';
import { licencesOf } from './bundle/licences.ts';

// What the package is made of, in dist. Old files would go into it with the new ones.
rmSync('dist', { recursive: true, force: true });
await compile();
for (const name of ['jest.cjs', 'jest.d.cts'])
  cpSync(path.join('src', 'entries', name), path.join('dist', 'src', 'entries', name));
const page = path.join('src', 'mock', 'console', 'page');
await buildPage(page, path.join('dist', page));

// What brings 140 MB of which 9 are used is bundled, each package behind the one file that imports it.
const heavy = [
  ['src/mock/prism/load-prism.ts', 'dist/src/mock/prism/load-prism.js'],
  ['src/generate/typescript-types.ts', 'dist/src/generate/typescript-types.js'],
  ['src/spec/swagger-parser.ts', 'dist/src/spec/swagger-parser.js'],
  ['src/spec/upgrade.ts', 'dist/src/spec/upgrade.js'],
  ['src/shared/redocly-cli.ts', 'dist/src/shared/redocly-cli.js'],
  [redoclyCli, 'dist/src/shared/redocly.js'],
] as const;
const bundled = await Promise.all(heavy.map(([entry, outfile]) => bundle(entry, outfile)));
for (const [, outfile] of heavy) rmSync(`${outfile}.map`, { force: true });
writeFileSync(path.join('dist', 'THIRD-PARTY-LICENCES.txt'), licencesOf(bundled));
