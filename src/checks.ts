import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How many single checks passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** One thing that must hold: a command, and how many single checks its run stands for. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Reads the counts from what the command wrote; one check without it. */
  readonly counts?: (folder: string) => Counts;
  /** What to run by hand to see or repair it. */
  readonly repair: string;
}

const checks = (folder: string): Check[] => [
  { name: 'types', command: ['tsc', '--noEmit'], repair: 'npm run check:types' },
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings'], repair: 'npm run format' },
  { name: 'spec lint', command: ['tsx', 'scripts/lint-specs.ts'], repair: 'npm run lint:specs' },
  { name: 'generated files', command: ['tsx', 'scripts/generate.ts', '--check'], repair: 'npm run generate' },
  {
    name: 'unit tests',
    command: [
      'vitest',
      'run',
      '--project',
      'unit',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${folder}/unit.json`,
    ],
    counts: countTests,
    repair: 'npm run test:unit',
  },
  {
    name: 'contract suites',
    // Vitest comes before tsx, which would rewrite its large files
    command: [
      'node',
      '--import',
      'vitest/node',
      '--import',
      'tsx/esm',
      'scripts/contract.ts',
      '--report',
      folder,
    ],
    counts: countProbes,
    repair: 'npm run contract',
  },
];

/** Runs every check, one after the other, also after a failed one; says how each went. */
export async function runChecks(say: (line: string) => void): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'workspace-contracts-'));
  let total: Counts = { passed: 0, failed: 0 };
  try {
    for (const check of checks(folder)) {
      const { code, output } = await execute(check.command);
      const counts = countsOf(check, folder, code);
      total = { passed: total.passed + counts.passed, failed: total.failed + counts.failed };
      say(
        `${code === 0 ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(16)} ${counts.passed} passed, ${counts.failed} failed`,
      );
      if (code !== 0) say(`${output}\nRun ${check.repair} to see it again.\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

/** A command that fails without a failed count still failed once. */
function countsOf(check: Check, folder: string, code: number): Counts {
  const single: Counts = code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counts = check.counts?.(folder) ?? single;
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return single;
  }
}

function countTests(folder: string): Counts {
  const report = JSON.parse(readFileSync(path.join(folder, 'unit.json'), 'utf8')) as Record<string, number>;
  return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 };
}

function countProbes(folder: string): Counts {
  const { totals } = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as {
    totals: Record<string, number>;
  };
  return {
    passed: (totals.verified ?? 0) + (totals.expected ?? 0),
    failed: (totals.failed ?? 0) + (totals.broken ?? 0),
  };
}

function execute([name = '', ...args]: readonly string[]): Promise<{ code: number; output: string }> {
  const file = /^(node|tsx)$/.test(name) ? process.execPath : path.join('node_modules', '.bin', name);
  const all = name === 'tsx' ? ['--import', 'tsx/esm', ...args] : args;
  return new Promise((resolve) => {
    const child = spawn(file, all, {
      env: { ...process.env, NO_COLOR: '1' },
      shell: process.platform === 'win32',
    });
    const chunks: string[] = [];
    child.stdout.on('data', (chunk) => chunks.push(String(chunk)));
    child.stderr.on('data', (chunk) => chunks.push(String(chunk)));
    child.on('error', (error) => resolve({ code: 2, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 2, output: chunks.join('') }));
  });
}
