import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPage } from '../src/mock/console/build-page.ts';
import { redoclyCli } from '../src/shared/redocly-cli.ts';
import { bundle } from './bundle/bundle.ts';
import { licencesOf } from './bundle/licences.ts';

// Old files would go into the package with the new ones.
rmSync('dist', { recursive: true, force: true });
const tsc = path.join('node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
const page = path.join('src', 'mock', 'console', 'page');
await buildPage(page, path.join('dist', page));

// Three packages bring 130 MB of which 8 are used: they are bundled, each behind the one file that imports it.
const heavy = [
  ['src/mock/prism/load-prism.ts', 'dist/src/mock/prism/load-prism.js'],
  ['src/generate/typescript-types.ts', 'dist/src/generate/typescript-types.js'],
  ['src/shared/redocly-cli.ts', 'dist/src/shared/redocly-cli.js'],
  [redoclyCli, 'dist/src/shared/redocly.js'],
] as const;
const bundled = await Promise.all(heavy.map(([entry, outfile]) => bundle(entry, outfile)));
for (const [, outfile] of heavy) rmSync(`${outfile}.map`, { force: true });
writeFileSync(path.join('dist', 'THIRD-PARTY-LICENCES.txt'), licencesOf(bundled));
process.exit(status ?? 2);
