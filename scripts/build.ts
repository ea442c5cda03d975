import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildPage } from '../src/mock/console/build-page.ts';

// Old files would go into the package with the new ones.
rmSync('dist', { recursive: true, force: true });
const tsc = path.join('node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
const page = path.join('src', 'mock', 'console', 'page');
await buildPage(page, path.join('dist', page));
process.exit(status ?? 2);
