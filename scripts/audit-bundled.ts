import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { bundledNames, seriousOf } from './bundle/audit.ts';

// After npm run build: what went into bundles is not among the package's dependencies, and is asked for here.
const bundled = bundledNames(readFileSync('dist/THIRD-PARTY-LICENCES.txt', 'utf8'));
const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' });
const serious = seriousOf(stdout, bundled);
for (const line of serious) console.error(line);
console.log(`${bundled.size} bundled packages, ${serious.length} with serious advisories`);
process.exitCode = serious.length === 0 ? 0 : 1;
