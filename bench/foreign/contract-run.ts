import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ForeignApi } from '../../tests/foreign-apis/apis.ts';

/** How the contract command is asked; flags that are not given are left to its defaults. */
export interface ContractFlags {
  care: 'allow-writes' | 'disposable';
  depth?: string;
  seed?: string;
  /** Without the command line and its report, and no longer than until something is found. */
  inProcess?: boolean;
}

export interface ContractFinding {
  rule: string;
  operation: string;
  probe: string;
  spec: string;
  expected: string;
  actual: string;
}

/** What a run of the contract command said. */
export interface ContractRun {
  exit: number | string;
  seconds: number;
  findings: ContractFinding[];
  totals: Record<string, number>;
  /** What it printed. */
  output: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = [
  '--import',
  import.meta.resolve('vitest/node'),
  '--import',
  import.meta.resolve('tsx/esm'),
  join(root, 'scripts/contract.ts'),
];

/** Runs the contract command on a document and a server, in a folder of its own. */
export async function runContract(api: ForeignApi, url: string, flags: ContractFlags): Promise<ContractRun> {
  const folder = await folderOf(api);
  try {
    const started = performance.now();
    const { exit, output } = await run(
      folder,
      [...command, ...commandFlags(api, url, flags)],
      api.credentials,
    );
    const seconds = (performance.now() - started) / 1000;
    const report = await readFile(join(folder, 'reports/report.json'), 'utf8').then(
      JSON.parse,
      () => undefined,
    );
    return { exit, seconds, output, findings: report?.findings ?? [], totals: report?.totals ?? {} };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A new folder in which the API is one of `specs/`. */
export async function folderOf(api: ForeignApi): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foreign-'));
  const specs = join(folder, 'specs', api.name);
  await mkdir(specs, { recursive: true });
  // JSON is YAML: one name serves both
  await copyFile(join(root, 'tests/foreign-apis', api.document), join(specs, 'openapi.yaml'));
  if (api.target) await copyFile(join(root, 'tests/foreign-apis', api.target), join(specs, 'target.yaml'));
  return folder;
}

function commandFlags(api: ForeignApi, url: string, { care, depth, seed }: ContractFlags): string[] {
  return [
    ...['--api', api.name, '--target', url, `--${care}`, '--report', 'reports'],
    ...(depth === undefined ? [] : ['--depth', depth]),
    ...(seed === undefined ? [] : ['--seed', seed]),
  ];
}

function run(
  cwd: string,
  args: string[],
  credentials: Record<string, string>,
): Promise<{ exit: number | string; output: string }> {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NO_COLOR: '1', ...credentials };
  return new Promise((done) => {
    execFile(
      process.execPath,
      args,
      { cwd, env, timeout: 300_000, maxBuffer: 1 << 28 },
      (error, stdout, stderr) =>
        done({ exit: error ? (error.code ?? error.signal ?? 'killed') : 0, output: stdout + stderr }),
    );
  });
}
