import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
const kept = path.join(root, 'node_modules', '.cache', 'workspace-contracts-package');

/** What the package is made from. */
const sources = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'bin',
  'src',
  'mocks',
  'generated',
  'specs',
  'schemas',
  'lint',
  'scripts',
];

/** The package as `npm publish` would send it: packed from what stands here now, once for the same files. */
export function builtTarball(): string {
  const folder = path.join(kept, hash());
  const ready = () =>
    existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.tgz')) : undefined;
  const found = ready();
  if (found !== undefined) return path.join(folder, found);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['pack', '--silent', '--offline', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return path.join(folder, ready() ?? '');
}

function hash(): string {
  const digest = createHash('sha256');
  for (const source of sources.map((name) => path.join(root, name))) {
    const files = statSync(source).isDirectory()
      ? readdirSync(source, { recursive: true, encoding: 'utf8' })
          .sort()
          .map((name) => path.join(source, name))
      : [source];
    for (const file of files.filter((one) => statSync(one).isFile() && !/\.test\.ts$/.test(one)))
      digest.update(file).update(readFileSync(file));
  }
  return digest.digest('hex').slice(0, 16);
}
