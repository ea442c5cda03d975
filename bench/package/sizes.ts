import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** How much of a disk a folder or a file takes, in bytes: what `du` says. */
export function bytesOf(file: string): number {
  const stats = statSync(file);
  const own = (stats.blocks ?? Math.ceil(stats.size / 512)) * 512;
  if (!stats.isDirectory()) return own;
  return readdirSync(file).reduce((sum, name) => sum + bytesOf(path.join(file, name)), own);
}

/** The code that a command loads, as V8 tells it: the processes that it starts among it. */
function loadedBy(folder: string, args: readonly string[]): string[] {
  const coverage = mkdtempSync(path.join(folder, 'coverage-'));
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  spawnSync(process.execPath, args, { cwd: folder, env, stdio: 'ignore', timeout: 120_000 });
  const urls = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(path.join(coverage, name), 'utf8')) as {
      result: { url: string }[];
    };
    return result.map(({ url }) => url);
  });
  rmSync(coverage, { recursive: true });
  return [...new Set(urls)].filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
}

/** What one command needs of an install: the files of ours that it loads, and the whole of each other package. */
export interface Needs {
  readonly bytes: number;
  readonly packages: readonly string[];
}

/** Runs a command in a project with the package in it, and says what it needed. */
export function needsOf(folder: string, args: readonly string[]): Needs {
  const modules = path.join(folder, 'node_modules');
  const ours = path.join(modules, 'workspace-contracts');
  const loaded = loadedBy(folder, args).filter((file) => file.startsWith(modules));
  const own = loaded.filter((file) => file.startsWith(ours)).reduce((sum, file) => sum + bytesOf(file), 0);
  const names = loaded
    .filter((file) => !file.startsWith(ours))
    .map((file) => /^(?:@[^/]+\/)?[^/]+/.exec(path.relative(modules, file).replaceAll('\\', '/'))?.[0] ?? '');
  const packages = [...new Set(names)].sort();
  const data = bytesOf(path.join(ours, 'specs')) + bytesOf(path.join(ours, 'package.json'));
  return {
    bytes: packages.reduce((sum, name) => sum + bytesOf(path.join(modules, name)), own + data),
    packages,
  };
}
