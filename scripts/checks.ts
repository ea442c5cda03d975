import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPool } from '../src/shared/pool.ts';

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
  {
    name: 'types of the page',
    command: ['tsc', '--noEmit', '-p', 'src/mock/console/page'],
    repair: 'npm run check:types',
  },
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings'], repair: 'npm run format' },
  {
    name: 'imports',
    command: ['depcruise', '--config', 'lint/dependency-cruiser.cjs', 'src', 'scripts', 'mocks'],
    repair: 'npm run check:imports',
  },
  { name: 'spec lint', command: ['tsx', 'scripts/lint-specs.ts'], repair: 'npm run lint:specs' },
  {
    name: 'generated files',
    command: ['tsx', 'scripts/generate.ts', '--check', '--strict-spec'],
    repair: 'npm run generate',
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
      '--strict-spec',
      '--report',
      folder,
    ],
    counts: countProbes,
    repair: 'npm run contract',
  },
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
];

/** Runs every check, also after a failed one; says how each went, in their order. */
export async function runChecks(say: (line: string) => void): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'workspace-contracts-'));
  const pool = createPool(2);
  let total: Counts = { passed: 0, failed: 0 };
  try {
    const [small, large] = [checks(folder).filter(isSmall), checks(folder).filter((one) => !isSmall(one))];
    const ending = small.map((check) => pool.run(false, () => execute(check.command)));
    const tell = (check: Check, ended: Ended) => {
      const counts = countsOf(check, folder, ended.code);
      total = { passed: total.passed + counts.passed, failed: total.failed + counts.failed };
      sayHow(check, ended, counts, say);
    };
    for (const [index, check] of small.entries()) tell(check, (await ending[index]) as Ended);
    for (const check of large) tell(check, await execute(check.command));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

/** True for what leaves half of two cores to another one. */
function isSmall({ name }: Check): boolean {
  return name !== 'unit tests';
}

function sayHow(
  { name, repair }: Check,
  { code, output }: Ended,
  { passed, failed }: Counts,
  say: (line: string) => void,
): void {
  say(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(17)} ${passed} passed, ${failed} failed`);
  if (code !== 0) say(`${output}\nRun ${repair} to see it again.\n`);
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

/** How a command ended, and all that it wrote. */
interface Ended {
  readonly code: number;
  readonly output: string;
}

function execute([name = '', ...args]: readonly string[]): Promise<Ended> {
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
