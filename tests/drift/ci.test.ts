import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseDriftOptions } from '../../src/drift/options.ts';
import { parseYaml } from '../../src/spec/yaml-source.ts';
import { nightly } from '../nightly.ts';
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
          expect(step.uses ?? './').toMatch(/^\.\/$|@[0-9a-f]{40}$/);
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
  const script = action.runs.steps.find(({ name }) => name === 'Run')?.run ?? '';
  let repository: Repository;
  let runner: string;
  let release: string;

  // As a release has it: the bundle, and no packages
  beforeAll(() => {
    release = mkdtempSync(path.join(tmpdir(), 'release-'));
    for (const name of ['package.json', 'lint', 'src'])
      symlinkSync(path.join(root, name), path.join(release, name));
    const build = ['--import', 'tsx/esm', 'scripts/build-action.ts', path.join(release, 'action')];
    execFileSync(process.execPath, build, { cwd: root });
  }, 120_000);

  afterAll(() => rmSync(release, { recursive: true }));

  beforeEach(() => {
    repository = makeRepository();
    runner = mkdtempSync(path.join(tmpdir(), 'runner-'));
  });

  afterEach(() => {
    repository.remove();
    rmSync(runner, { recursive: true });
  });

  const run = (env: Record<string, string>) => {
    const given = {
      CONTRACTS_COMMAND: 'drift',
      DRIFT_CHECK: 'base',
      DRIFT_REF: 'main',
      DRIFT_SPECS: 'specs',
      DRIFT_DOCUMENTS: '',
      CONTRACTS_API: '',
      CONTRACTS_TARGET: '',
      CONTRACTS_ARGS: '',
      CONTRACTS_STRICT: 'false',
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
        GITHUB_ACTION_PATH: release,
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
      CONTRACTS_API: 'things',
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

  nightly('runs the suite against a mock, with its reports as outputs', () => {
    const { status, stdout, output } = run({ CONTRACTS_COMMAND: 'contract', CONTRACTS_API: 'things' });
    expect(stdout).toMatch(/^things +[1-9]\d* verified, 0 failed/m);
    const json = /^json=(.+)$/m.exec(output)?.[1] ?? '';
    expect(JSON.parse(read(path.relative(root, json)))).toMatchObject({ totals: { failed: 0 } });
    expect(status).toBe(0);
  });

  nightly('lints, and has what it found for a comment', () => {
    const { status, output } = run({ CONTRACTS_COMMAND: 'lint' });
    expect(status).toBe(1);
    const markdown = /^markdown=(.+)$/m.exec(output)?.[1] ?? '';
    expect(read(path.relative(root, markdown))).toMatch(
      /^## Contract lint\n\n {4}specs\/things\/openapi\.yaml:/,
    );
  });

  test('hands further arguments on, and refuses an unknown command', () => {
    expect(run({ CONTRACTS_ARGS: '--nonsense' }).stderr).toContain("Unknown option '--nonsense'");
    expect(run({ CONTRACTS_COMMAND: 'dance' }).status).toBe(2);
  });
});

test('the command prints its help', () => {
  const tsx = path.join(root, 'node_modules', '.bin', 'tsx');
  expect(
    execFileSync(tsx, [path.join(root, 'scripts', 'drift.ts'), '--help'], { encoding: 'utf8' }),
  ).toContain('Exit code: 0 clean');
});

describe('the comment of the action', () => {
  const script = action.runs.steps.find(({ name }) => name === 'Comment')?.run ?? '';
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'comment-'));
    // The GitHub client, as far as the step uses it: it knows $KNOWN as its comment, and notes what it is told to write
    const gh = [
      '#!/bin/sh',
      'if [ "$2" = --paginate ]; then echo "$KNOWN"; exit 0; fi',
      'echo "$@" > "$RUNNER_TEMP/log"',
      'exit "$DENIED"',
    ];
    writeFileSync(path.join(folder, 'gh'), gh.join('\n'));
    chmodSync(path.join(folder, 'gh'), 0o755);
    writeFileSync(path.join(folder, 'report.md'), '## Contract drift\n');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const comment = (env: Record<string, string>) => {
    const given = {
      ...{ RUNNER_TEMP: folder, MARKDOWN: path.join(folder, 'report.md'), MARKER: '<!-- ours -->' },
      ...{ REPOSITORY: 'a/b', PULL_REQUEST: '5', KNOWN: '', DENIED: '0' },
    };
    const options = {
      encoding: 'utf8' as const,
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, ...given, ...env },
    };
    const { status, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], options);
    const log = path.join(folder, 'log');
    return { status, stdout, told: existsSync(log) ? readFileSync(log, 'utf8') : '' };
  };

  test('is written where there is none, with its marker first', () => {
    expect(comment({}).told).toMatch(/^api --method POST repos\/a\/b\/issues\/5\/comments -F body=@/);
    expect(readFileSync(path.join(folder, 'comment.md'), 'utf8')).toBe('<!-- ours -->\n## Contract drift\n');
  });

  test('is brought up to date where there is one', () => {
    expect(comment({ KNOWN: '77' }).told).toMatch(/^api --method PATCH repos\/a\/b\/issues\/comments\/77 /);
  });

  test('is left out, with a warning, where the token may not write it', () => {
    const { status, stdout } = comment({ DENIED: '1' });
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^::warning::/) });
  });

  test('is left out where the check could not run', () => {
    expect(comment({ MARKDOWN: path.join(folder, 'none.md') })).toEqual({ status: 0, stdout: '', told: '' });
  });
});
