import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseDriftOptions } from '../../src/drift/options.ts';
import { parseYaml } from '../../src/spec/yaml-source.ts';
import { makeRepository, type Repository } from './repository.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}

const root = path.resolve(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const action = parseYaml(read('action.yml'), 'action.yml') as {
  inputs: Record<string, unknown>;
  runs: { steps: Step[] };
};
const workflows = readdirSync(path.join(root, '.github', 'workflows')).filter((file) =>
  file.startsWith('contract-drift-'),
);

describe('the workflows', () => {
  test.each(workflows)(
    '%s gives each step one thing to do, pinned, and the action only what it takes',
    (file) => {
      const workflow = parseYaml(read(`.github/workflows/${file}`), file) as {
        permissions: object;
        jobs: Record<string, { steps: Step[] }>;
      };
      expect(workflow.permissions).toMatchObject({ contents: 'read' });
      for (const { steps } of Object.values(workflow.jobs)) {
        for (const step of steps) {
          expect(Object.keys(step).filter((key) => key === 'uses' || key === 'run')).toHaveLength(1);
          expect(step.uses ?? './').toMatch(/^\.\/$|@v\d+$/);
          if (step.uses === './')
            expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
          expect(step.run ?? '').not.toContain('${{');
        }
      }
    },
  );

  test.each(action.runs.steps.map((step) => [step.name, step.run ?? '']))(
    'the action: %s is valid bash',
    (_name, script) => {
      expect(script).not.toContain('${{');
      expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr).toBe('');
    },
  );
});

describe('every command that the docs show', () => {
  const commands = [
    ...read('docs/drift.md').matchAll(/^\s*(?:- )?npm run (?:--silent )?drift -- (.+)$/gm),
  ].map((match) => match[1] ?? '');
  test('is there', () => expect(commands.length).toBeGreaterThan(5));
  test.each(commands)('%s', (command) => {
    const args = command.split(/[#>]/)[0]?.trim().split(/\s+/) ?? [];
    expect(() => parseDriftOptions(args)).not.toThrow();
  });
});

describe('the action in another repository', () => {
  const script = action.runs.steps.find(({ name }) => name === 'Compare')?.run ?? '';
  let repository: Repository;
  let runner: string;

  beforeEach(() => {
    repository = makeRepository();
    runner = mkdtempSync(path.join(tmpdir(), 'runner-'));
    symlinkSync(root, path.join(runner, 'action'));
  });

  afterEach(() => {
    repository.remove();
    rmSync(runner, { recursive: true });
  });

  const run = (env: Record<string, string>) => {
    const given = {
      DRIFT_CHECK: 'base',
      DRIFT_REF: 'main',
      DRIFT_SPECS: 'specs',
      DRIFT_API: '',
      DRIFT_DOCUMENTS: '',
      DRIFT_STRICT: 'false',
    };
    const files = {
      GITHUB_OUTPUT: path.join(runner, 'output'),
      GITHUB_STEP_SUMMARY: path.join(runner, 'summary'),
    };
    const options = {
      cwd: repository.folder,
      encoding: 'utf8' as const,
      env: {
        ...process.env,
        ...given,
        ...files,
        RUNNER_TEMP: runner,
        GITHUB_ACTION_PATH: path.join(runner, 'action'),
        ...env,
      },
    };
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], options);
    return { status, stdout, stderr, output: read(path.relative(root, files.GITHUB_OUTPUT)) };
  };

  test('annotates the line of a breaking change and fails', () => {
    repository.edit('specs/things/openapi.yaml', 'enum: [name, time]', 'enum: [name]');
    const { status, stdout, output } = run({});
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^::error file=specs\/things\/openapi\.yaml,line=14,title=things%3A breaking%2C enum-values-removed::/,
    );
    expect(output).toContain('exit-code=1\n');
    expect(read(path.relative(root, path.join(runner, 'summary')))).toContain('## Contract drift: base');
  });

  test('compares the documents it is given, clean', () => {
    const { status, stdout } = run({
      DRIFT_CHECK: 'upstream',
      DRIFT_API: 'things',
      DRIFT_DOCUMENTS: 'specs/things/swagger-2.yaml\n',
    });
    expect(stdout).toMatch(/^drift upstream of things against swagger-2\.yaml: 0 breaking/);
    expect(status).toBe(0);
  });

  test('says in one sentence what is wrong, with exit code 2', () => {
    const { status, stderr } = run({ DRIFT_REF: 'origin/nowhere' });
    expect(stderr).toMatch(/^Unknown git ref "origin\/nowhere"\. Fetch it .*\n$/);
    expect(status).toBe(2);
  });
});

test('the command prints its help', () => {
  const tsx = path.join(root, 'node_modules', '.bin', 'tsx');
  expect(
    execFileSync(tsx, [path.join(root, 'scripts', 'drift.ts'), '--help'], { encoding: 'utf8' }),
  ).toContain('Exit code: 0 clean');
});
