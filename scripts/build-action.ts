import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { redoclyCli } from '../src/shared/redocly-cli.ts';
import { bundle } from './bundle/bundle.ts';
import { licencesOf } from './bundle/licences.ts';

// The command as one file, for action.yml: nothing has to be installed where it runs. Redocly, which the command starts as
// a process of its own, is another one beside it.
const [folder = 'action'] = process.argv.slice(2);
// The test runner's way is that of a checkout, and behaviours in TypeScript need tsx
const external = ['./collect.ts', 'tsx'];
const bundled = await Promise.all([
  bundle(path.join('src', 'cli', 'action.ts'), path.join(folder, 'main.js'), external),
  bundle(redoclyCli, path.join(folder, 'redocly.js')),
]);
writeFileSync(path.join(folder, 'THIRD-PARTY-LICENCES.txt'), licencesOf(bundled));
