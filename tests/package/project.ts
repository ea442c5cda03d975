import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtTarball } from './tarball.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const installed = path.join(root, 'node_modules');

/** A project of somebody else's, with this package in it as an install leaves it. */
export interface Project {
  readonly folder: string;
  /** Runs Node there. */
  node(args: readonly string[], env?: Record<string, string>): Promise<Ended>;
  remove(): void;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/**
 * Lays the packed package out in an empty project: its own files, and of other packages its `dependencies` and those that
 * the project says it has itself. What it imports beyond them is not found, as it would not be after an install.
 */
export function layOut(own: readonly string[]): Project {
  const folder = mkdtempSync(path.join(tmpdir(), 'installed-'));
  const home = path.join(folder, 'node_modules', 'workspace-contracts');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['xzf', builtTarball(), '-C', home, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of [...Object.keys(dependencies), ...own]) link(name, path.join(folder, 'node_modules'));
  const consumer = path.join(import.meta.dirname, 'consumer');
  for (const name of readdirSync(consumer)) cpSync(path.join(consumer, name), path.join(folder, name));
  return {
    folder,
    node: (args, env = {}) => run(folder, args, env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function link(name: string, to: string): void {
  const at = path.join(to, name);
  if (existsSync(at)) return;
  mkdirSync(path.dirname(at), { recursive: true });
  symlinkSync(path.join(installed, name), at, 'junction');
}

/** Where the program of the installed package is. */
export const program = path.join('node_modules', 'workspace-contracts', 'bin', 'workspace-contracts.cjs');

function run(cwd: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const kept = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_|TEST$)|_URL$/.test(name));
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...Object.fromEntries(kept), NO_COLOR: '1', ...env },
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      error += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, error }));
  });
}
