import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { driftBase } from '../../src/drift/base/base.ts';
import { type DriftReport, driftExitCode } from '../../src/drift/finding.ts';
import { nightly } from '../nightly.ts';
import { makeRepository, type Repository } from './repository.ts';

const spec = 'specs/things/openapi.yaml';
const overlay = 'specs/things/variants/2.x.overlay.yaml';
const start = process.cwd();
let repository: Repository;

beforeEach(() => {
  repository = makeRepository();
  process.chdir(repository.folder);
});

afterEach(() => {
  process.chdir(start);
  repository.remove();
});

const run = (ref = 'main', today = '2026-01-01') => driftBase({ ref, today });
const kinds = ({ findings }: DriftReport) =>
  findings.map(({ rule, change, spec: at }) => `${rule} ${change} ${at}`);
const withVariants = () => {
  process.chdir(start);
  repository.remove();
  repository = makeRepository({ variants: true });
  process.chdir(repository.folder);
};
const dropSort = () => repository.edit(spec, 'enum: [name, time]', 'enum: [name]');

describe('a change against a git ref', () => {
  test('that changes nothing is clean, however it is written', async () => {
    repository.edit(spec, 'description: A page of things.', 'description: "Things, page by page."');
    repository.edit(spec, 'enum: [name, time]', 'enum: [\n            time, name]');
    repository.edit(
      spec,
      '      - { name: thing_id, in: path, required: true, schema: { type: string } }\n',
      "      - $ref: '#/components/parameters/Id'\n",
    );
    repository.edit(
      spec,
      '  parameters:\n    ProjectId',
      '  parameters:\n    Id: { schema: { type: string }, name: id, in: path, required: true }\n    ProjectId',
    );
    repository.edit(spec, '/things/{thing_id}:', '/things/{id}:');
    repository.edit(spec, '    token: { type: apiKey', '    theToken: { type: apiKey');
    repository.edit(spec, '  - token: []', '  - theToken: []');
    repository.edit(
      spec,
      'items: { $ref: "#/components/schemas/Grant" }',
      'items: { type: object, properties: { role: { type: string }, user_id: { type: string } } }',
    );
    const report = await run();
    expect([...kinds(report), ...report.safe.map(({ change }) => change)]).toEqual([]);
    expect(driftExitCode(report, true)).toBe(0);
  });

  test('that breaks callers fails, on the changed line', async () => {
    dropSort();
    const report = await run();
    expect(kinds(report)).toEqual([`drift-breaking enum-values-removed ${spec}:14`]);
    expect(report.findings[0]).toMatchObject({
      level: 'breaking',
      severity: 'error',
      operations: ['GET /v1/{project_id}/things'],
      other: `${spec}:14`,
      reason:
        'Callers that send such a value are refused. It needs info.version 2.0.0 or higher, and that is 1.2.3.',
    });
    expect(driftExitCode(report, false)).toBe(1);
  });

  test('that breaks callers is only reported when info.version says so', async () => {
    dropSort();
    repository.edit(spec, 'version: 1.2.3', 'version: 2.0.0');
    const report = await run();
    expect(kinds(report)).toEqual([`drift-announced enum-values-removed ${spec}:14`]);
    expect(driftExitCode(report, false)).toBe(0);
  });

  test('needs a raised minor version below 1.0.0', async () => {
    repository.edit(spec, 'version: 1.2.3', 'version: 0.2.3');
    repository.commit();
    dropSort();
    repository.edit(spec, 'version: 0.2.3', 'version: 0.3.0');
    expect(kinds(await run('HEAD'))).toEqual([`drift-announced enum-values-removed ${spec}:14`]);
  });

  test('may not lower the version', async () => {
    repository.edit(spec, 'version: 1.2.3', 'version: 1.2.0');
    expect(kinds(await run())).toEqual([`drift-version version ${spec}:2`]);
  });

  nightly('needs a version that can be compared', async () => {
    dropSort();
    repository.edit(spec, 'version: 1.2.3', "version: '2026-01'");
    expect(kinds(await run())).toEqual([
      `drift-version version ${spec}:2`,
      `drift-breaking enum-values-removed ${spec}:14`,
    ]);
  });

  test('is told once for what several operations share, with its line', async () => {
    repository.edit(spec, 'size: { type: integer }', 'size: { type: string }');
    const report = await run();
    expect(kinds(report)).toEqual([`drift-breaking schema-type-changed ${spec}:79`]);
    expect(report.findings[0]?.operations).toHaveLength(2);
  });

  test('is told of a removed part at what is left of it, and where it was', async () => {
    repository.edit(spec, '        - { name: lang, in: header, schema: { type: string } }\n', '');
    const [finding] = (await run()).findings;
    expect(finding).toMatchObject({ change: 'parameter-removed', spec: `${spec}:12`, other: `${spec}:15` });
  });

  test('in a variant is told by its name and line, and not again for the spec', async () => {
    withVariants();
    repository.edit(overlay, 'enum: [me, you]', 'enum: [me, you, all]');
    dropSort();
    const report = await run();
    expect(kinds(report)).toEqual([
      `drift-breaking enum-values-removed ${spec}:14`,
      `drift-breaking enum-values-added ${overlay}:6`,
    ]);
    expect(report.findings.map(({ variant }) => variant)).toEqual([undefined, '2.x']);
  });

  test('that removes a variant is risky, an API breaking, a new one safe', async () => {
    withVariants();
    rmSync(overlay);
    expect(kinds(await run())).toEqual([`drift-risky variant-removed ${spec}:1`]);
    mkdirSync('specs/others');
    repository.git('rm', '-q', 'specs/things/swagger-2.yaml');
    repository.git('mv', spec, 'specs/others/openapi.yaml');
    const report = await run();
    expect(kinds(report)).toEqual([`drift-breaking api-removed ${spec}:1`]);
    expect(report.safe.map(({ change }) => change)).toEqual(['api-added']);
  });

  test('is held against where the branch began, not against what others merged since', async () => {
    repository.git('checkout', '-q', '-b', 'mine');
    repository.write('mine.txt', 'mine');
    repository.commit();
    repository.git('checkout', '-q', 'main');
    dropSort();
    repository.commit();
    repository.git('checkout', '-q', 'mine');
    expect(kinds(await run('main'))).toEqual([]);
  });

  nightly('is found from another folder of the repository too', async () => {
    dropSort();
    mkdirSync('below');
    process.chdir('below');
    const report = await driftBase({ ref: 'main', today: '2026-01-01', folder: '../specs' });
    expect(kinds(report)).toEqual([`drift-breaking enum-values-removed ../${spec}:14`]);
  });

  nightly('has the same fingerprint after unrelated commits', async () => {
    dropSort();
    const before = (await run()).findings[0]?.fingerprint;
    repository.edit(spec, 'openapi: 3.1.0\n', 'openapi: 3.1.0\n# a comment\n\n');
    repository.edit(
      spec,
      '      operationId: ListThings\n      parameters:\n',
      '      operationId: ListThings\n      parameters:\n        - { name: new, in: query, schema: { type: string } }\n',
    );
    repository.edit(spec, '/v1/{project_id}/things:', '/v1/{project}/things:');
    repository.edit(
      spec,
      '      - $ref: "#/components/parameters/ProjectId"\n',
      '      - { name: project, in: path, required: true, schema: { type: string } }\n',
    );
    const after = (await run()).findings.find(({ change }) => change === 'enum-values-removed');
    expect(after?.fingerprint).toBe(before);
  });
});

describe('accepted changes', () => {
  const accept = (fingerprint: string, expires = '2026-06-30') =>
    repository.write(
      'specs/things/accepted.yaml',
      `- fingerprint: ${fingerprint}\n  reason: Nobody sorts by time.\n  owner: team\n  expires: ${expires}\n`,
    );

  nightly('are no findings until they expire', async () => {
    dropSort();
    const fingerprint = (await run()).findings[0]?.fingerprint ?? '';
    accept(fingerprint);
    const report = await run();
    expect(kinds(report)).toEqual([]);
    expect(report.accepted).toMatchObject([{ reason: 'Nobody sorts by time.', owner: 'team' }]);
    expect(kinds(await run('main', '2026-07-01'))).toEqual([
      'drift-accepted-expired accepted-expired specs/things/accepted.yaml:1',
      `drift-breaking enum-values-removed ${spec}:14`,
    ]);
  });

  test('fail when they match nothing, and only warn when they were merged', async () => {
    accept('0123456789ab');
    expect(kinds(await run())).toEqual([
      'drift-accepted-unmatched accepted-unmatched specs/things/accepted.yaml:1',
    ]);
    repository.commit();
    const report = await run('HEAD');
    expect(kinds(report)).toEqual(['drift-accepted-merged accepted-merged specs/things/accepted.yaml:1']);
    expect(driftExitCode(report, false)).toBe(0);
  });

  test.each([
    ['- reason: x\n', 'specs/things/accepted.yaml:1 lacks "fingerprint". Add it.'],
    [
      '- { fingerprint: a, reason: x, expires: 2026-01-01 }\n',
      'specs/things/accepted.yaml:1 lacks "owner". Add it.',
    ],
    [
      '\n- { fingerprint: a, reason: x, owner: o, expires: soon }\n',
      'specs/things/accepted.yaml:2 says expires: soon. Write a day, as in 2026-12-31.',
    ],
    [
      '- { fingerprint: a, reason: x, owner: o, expires: 2026-01-01, why: y }\n',
      'specs/things/accepted.yaml:1 has an unknown field "why". There are: fingerprint, reason, owner, expires, document.',
    ],
    [
      'fingerprint: a\n',
      'specs/things/accepted.yaml:1 has to be a list of entries with "fingerprint" and "reason".',
    ],
  ])('are refused when written wrong: %j', async (text, message) => {
    repository.write('specs/things/accepted.yaml', text);
    await expect(run()).rejects.toThrow(message);
  });
});

describe('bad input', () => {
  test('is an unknown ref', async () => {
    await expect(run('nowhere')).rejects.toThrow('Unknown git ref "nowhere". Fetch it');
  });

  test('is a folder outside of git', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'no-repository-'));
    process.chdir(folder);
    await expect(run()).rejects.toThrow('is in no git repository');
    process.chdir(repository.folder);
    rmSync(folder, { recursive: true });
  });

  test('is a folder of specs outside of the repository', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'elsewhere-'));
    await expect(driftBase({ ref: 'main', today: '2026-01-01', folder: elsewhere })).rejects.toThrow(
      'is outside of this git repository. Name a folder in it with --specs.',
    );
    rmSync(elsewhere, { recursive: true });
  });

  test('is a spec that cannot be read, here or there', async () => {
    repository.edit(spec, 'openapi: 3.1.0', 'openapi: [');
    await expect(run()).rejects.toThrow(/^specs\/things\/openapi\.yaml:\d+ is not valid YAML/);
    repository.commit();
    repository.git('checkout', '-q', 'HEAD~1', '--', spec);
    await expect(run('HEAD')).rejects.toThrow(/^At HEAD: /);
    expect(existsSync(spec)).toBe(true);
  });
});
