import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A temporary git repository with the test's specs in one commit on `main`. */
export interface Repository {
  readonly folder: string;
  edit(file: string, from: string, to: string): void;
  write(file: string, text: string): void;
  git(...args: string[]): void;
  commit(): void;
  remove(): void;
}

/** Makes a repository; its variants are left out unless they are asked for. */
export function makeRepository(options: { variants?: boolean } = {}): Repository {
  const folder = mkdtempSync(path.join(tmpdir(), 'drift-repository-'));
  const at = (file: string) => path.join(folder, file);
  const git = (...args: string[]) => {
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  };
  const commit = () => {
    git('add', '-A');
    git('commit', '-q', '--no-gpg-sign', '-m', 'state');
  };
  cpSync(path.join(import.meta.dirname, 'specs'), at('specs'), { recursive: true });
  if (options.variants !== true) rmSync(at('specs/things/variants'), { recursive: true });
  git('init', '-q', '-b', 'main');
  commit();
  return {
    folder,
    git,
    commit,
    edit(file, from, to) {
      const text = readFileSync(at(file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}`);
      writeFileSync(at(file), text.replace(from, to));
    },
    write: (file, text) => writeFileSync(at(file), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
