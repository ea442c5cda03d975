import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '../../shared/input-error.ts';

/** A folder of the work tree as it is in a commit, written to a temporary place. */
export interface Extract {
  /** Absolute; it may hold nothing, when the commit has no such folder. */
  readonly folder: string;
  /** The commit's full hash. */
  readonly commit: string;
  remove(): Promise<void>;
}

/**
 * Writes `folder` as it is at the point where the work tree left `ref` (their merge base; `ref` itself where there
 * is none), so that what others changed on `ref` since is not taken for a change of ours. Changes nothing in git.
 */
export async function extract(ref: string, folder: string, cwd: string = process.cwd()): Promise<Extract> {
  await git(cwd, ['rev-parse', '--show-toplevel']).catch((thrown: unknown) => {
    if (thrown instanceof InputError) throw thrown;
    throw new InputError(
      `${cwd} is in no git repository. Run this in a clone, since it compares with a git ref.`,
    );
  });
  const tip = await git(cwd, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]).catch(() => {
    throw new InputError(
      `Unknown git ref "${ref}". Fetch it (git fetch origin; in CI fetch-depth: 0), or name another with --ref.`,
    );
  });
  const head = text(tip);
  const commit = text(await git(cwd, ['merge-base', head, 'HEAD']).catch(() => tip)) || head;
  const target = await mkdtemp(path.join(tmpdir(), 'drift-base-'));
  await writeFiles(commit, folder, cwd, target);
  return { folder: target, commit, remove: () => rm(target, { recursive: true, force: true }) };
}

async function writeFiles(commit: string, folder: string, cwd: string, target: string): Promise<void> {
  const list = ['ls-tree', '-r', '-z', '--name-only', commit, '--', `${folder}/`];
  const listed = await git(cwd, list).catch(() => {
    throw new InputError(`${folder} is outside of this git repository. Name a folder in it with --specs.`);
  });
  const files = text(listed)
    .split('\0')
    .filter((file) => isOfDocument.test(file));
  const prefix = text(await git(cwd, ['rev-parse', '--show-prefix']));
  const names = files.map((file) => `${commit}:${path.posix.join(prefix, file)}`);
  const contents = await readBlobs(cwd, names);
  for (const [index, file] of files.entries()) {
    const written = path.join(target, path.relative(folder, file));
    await mkdir(path.dirname(written), { recursive: true });
    await writeFile(written, contents[index] ?? '');
  }
}

/** What a document, or what it refers to, can be; a repository around it may be large. */
const isOfDocument = /\.(ya?ml|json)$/i;

/** The contents of files in a commit, read by one process. A name with a line break cannot be asked for, and is empty. */
async function readBlobs(cwd: string, names: readonly string[]): Promise<(Buffer | undefined)[]> {
  const asked = names.map((name) => (name.includes('\n') ? 'none' : name));
  const out = await git(cwd, ['cat-file', '--batch'], `${asked.join('\n')}\n`);
  let at = 0;
  return names.map(() => {
    const end = out.indexOf(10, at);
    const head = out.toString('utf8', at, end);
    const size = / blob (\d+)$/.exec(head)?.[1];
    at = end + 1;
    if (size === undefined) return undefined;
    const content = out.subarray(at, at + Number(size));
    at += Number(size) + 1;
    return content;
  });
}

function git(cwd: string, args: string[], input?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile('git', args, { cwd, encoding: 'buffer', maxBuffer: 1 << 28 }, (error, out) => {
      if (error === null) resolve(out);
      else if (error.code === 'ENOENT')
        reject(new InputError('git is not installed. Install it, since this compares with a git ref.'));
      else reject(error);
    });
    if (input !== undefined) child.stdin?.end(input);
  });
}

function text(out: Buffer): string {
  return out.toString('utf8').replace(/\n$/, '');
}
