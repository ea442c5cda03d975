import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Finding {
  rule: string;
  severity: string;
  operation: string;
  expected: string;
  actual: string;
}

/** What one run of the contract command said about a server. */
export interface ContractRun {
  exit: number | null;
  totals: Record<string, number>;
  findings: Finding[];
  output: string;
}

/** Runs the contract command on a document and an address, in the folder. */
export async function runContract(
  folder: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<ContractRun> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      import.meta.resolve('vitest/node'),
      '--import',
      import.meta.resolve('tsx/esm'),
      join(root, 'scripts/contract.ts'),
      ...args,
      '--report',
      join(folder, 'reports'),
    ],
    { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      output += text;
    });
  await once(child, 'close');
  const report = await readFile(join(folder, 'reports/report.json'), 'utf8').then(JSON.parse, () => ({}));
  return { exit: child.exitCode, totals: report.totals ?? {}, findings: report.findings ?? [], output };
}
