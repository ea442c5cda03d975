import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/spec/yaml-source.ts';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const file = '.github/workflows/contract-drift-nightly.yml';
const text = readFileSync(path.resolve(import.meta.dirname, '..', '..', file), 'utf8');
const { jobs } = parseYaml(text, file) as unknown as { jobs: { drift: { steps: Step[] } } };
const step = (name: string) => {
  const found = jobs.drift.steps.find((one) => one.name === name);
  if (found?.run === undefined) throw new Error(`the nightly workflow has no step "${name}" that runs`);
  return { ...found, run: found.run };
};

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nightly-'));
  // The GitHub client, as far as the step uses it: it notes what it is told and knows $NUMBER as the open issue.
  const gh = '#!/bin/sh\nif [ "$2" = list ]; then echo "$NUMBER"; else echo "$@" >> "$LOG"; fi\n';
  writeFileSync(path.join(folder, 'gh'), gh);
  chmodSync(path.join(folder, 'gh'), 0o755);
});

afterEach(() => rmSync(folder, { recursive: true }));

const run = (name: string, env: Readonly<Record<string, string>>) => {
  const options = {
    cwd: folder,
    encoding: 'utf8' as const,
    env: {
      ...process.env,
      PATH: `${folder}:${process.env.PATH ?? ''}`,
      LOG: path.join(folder, 'log'),
      ...env,
    },
  };
  return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step(name).run], options);
};

describe('the nightly workflow', () => {
  const name = 'Open or update the issue';
  const issue = { TITLE: 'Contract drift: live', BODY: 'drift-live.md' };
  const log = () => readFileSync(path.join(folder, 'log'), 'utf8');

  test('opens an issue with the report where none is open', () => {
    expect(run(name, { ...issue, NUMBER: '' }).status).toBe(0);
    expect(log()).toBe('issue create --title Contract drift: live --body-file drift-live.md\n');
  });

  test('brings the open issue up to date', () => {
    expect(run(name, { ...issue, NUMBER: '7' }).status).toBe(0);
    expect(log()).toBe('issue edit 7 --body-file drift-live.md\n');
  });

  test('gives that step what it needs, and runs it for findings only', () => {
    const { env, if: condition } = step(name);
    expect(Object.keys(env ?? {}).sort()).toEqual(['BODY', 'GH_TOKEN', 'TITLE']);
    expect(condition).toBe("steps.drift.outputs.exit-code == '1'");
    expect(step('Fail where the check found something or could not run').if).toBe(
      "steps.drift.outputs.exit-code != '0'",
    );
  });

  test('writes the credentials as they are into .env', () => {
    const lines = 'THINGS_URL=https://example.com\nTHINGS_TOKEN="a $b"';
    expect(run('Credentials of the servers', { DRIFT_ENV: lines }).status).toBe(0);
    expect(readFileSync(path.join(folder, '.env'), 'utf8')).toBe(`${lines}\n`);
  });
});
