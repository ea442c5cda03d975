import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, suite, test } from 'vitest';
import { coverageOf } from '../../src/coverage/coverage.ts';
import { exitCode, type ProbeResult, type RunResult } from '../../src/judge/result.ts';
import { summarise } from '../../src/run/summarise.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import { exchange, result, run } from './runs.ts';

const text = `openapi: 3.1.0
info: { title: things, version: '1' }
paths:
  /v1/things:
    post:
      operationId: createThing
      parameters:
        - name: size
          in: query
          schema: { type: integer, minimum: 1 }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: { type: string, maxLength: 4, x-unpromised: [type] }
                kind: { enum: [a, b] }
      responses:
        '201': { description: created }
        '400': { description: refused }
`;

let spec: Spec;
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coverage-'));
  const file = path.join(folder, 'openapi.yaml');
  writeFileSync(file, text);
  spec = await loadSpec({ name: 'things', folder, spec: file });
});

function sent(id: string, body: string, query = '', over: Partial<ProbeResult> = {}): ProbeResult {
  const url = `https://things.example.com/base/v1/things${query}`;
  const request = { ...exchange().request, url, body };
  return result({ id, exchanges: [exchange({ request })], ...over });
}

function states(results: readonly ProbeResult[], over: Partial<RunResult> = {}): string[] {
  const { rows } = coverageOf({ ...run, results, ...over }, [spec]);
  return rows
    .filter(({ state }) => state !== 'untried')
    .map(
      ({ place, constraint, side, state }) =>
        `${place}: ${constraint}: ${side}${state === 'waived' ? ' (waived)' : ''}`,
    );
}

const waived = 'body: type string: broken (waived)';

suite('constraints', () => {
  test('are all known, with the line of each', () => {
    const { rows, total } = coverageOf({ ...run, results: [] }, [spec]);
    const kept = rows.filter(({ side }) => side === 'kept');
    expect(
      kept.map(({ place, constraint, spec: line }) => `${place} ${constraint} ${line.split(':').at(-1)}`),
    ).toEqual([
      'query size type integer 10',
      'query size minimum 1 10',
      'body body is required 12',
      'body type object 16',
      'body required ["name"] 17',
      'body type string 19',
      'body maxLength 4 19',
      'body enum ["a","b"] 20',
    ]);
    expect(total).toBe(15);
  });

  test('are kept by a valid request as far as it goes', () => {
    expect(states([sent('createThing/valid/valid request', '{"name":"abc"}')])).toEqual([
      'body: body is required: kept',
      'body: type object: kept',
      'body: required ["name"]: kept',
      'body: type string: kept',
      waived,
      'body: maxLength 4: kept',
    ]);
  });

  test.each([
    ['createThing/invalid/name/maxLength/length 5', '{"name":"abcde"}', '', 'body: maxLength 4: broken'],
    ['createThing/invalid/name/required/without name', '{}', '', 'body: required ["name"]: broken'],
    ['createThing/invalid/query size/minimum/0', '{"name":"a"}', '?size=0', 'query size: minimum 1: broken'],
    [
      'createThing/invalid/query size/type/text',
      '{"name":"a"}',
      '?size=x',
      'query size: type integer: broken',
    ],
    ['createThing/malformed/no body', '', '', 'body: body is required: broken'],
  ])('%s breaks one and keeps none', (id, body, query, row) => {
    const broken = states([sent(id, body, query, { kind: 'invalid' })]).filter((one) => one !== waived);
    expect(broken).toEqual([row]);
  });

  test.each(['no credentials', 'permission', 'missing'] as const)(
    'are not tried by a probe of %s',
    (kind) => {
      expect(states([sent('createThing/x', '{"name":"abc"}', '', { kind })])).toEqual([waived]);
    },
  );

  test('say why they were not tried', () => {
    const reason = 'it could change something there: add --allow-writes';
    const pending = result({
      id: 'createThing/invalid/x',
      kind: 'invalid',
      outcome: 'pending',
      reason,
      exchanges: [],
    });
    const { rows } = coverageOf({ ...run, results: [pending] }, [spec]);
    expect(new Set(rows.filter(({ side }) => side === 'broken').map((row) => row.reason))).toEqual(
      new Set([reason, 'the spec says that nobody promises it (x-unpromised)']),
    );
    const part = coverageOf({ ...run, results: [], scope: { shard: '1/2' } }, [spec]);
    expect(part.rows[0]?.reason).toBe('not part of this run');
  });
});

suite('--min-coverage', () => {
  const standards = { exceptions: [], baseline: undefined, today: '2026-01-01' };
  const one = { ...run, results: [sent('createThing/valid/valid request', '{"name":"abc"}')] };

  test('fails below it with a finding of its own', () => {
    const { results } = summarise(one, [spec], { ...standards, minCoverage: 50 });
    expect(results.at(-1)?.findings).toMatchObject([
      { rule: 'coverage-low', expected: "at least 50 % of the constraints' sides tried" },
    ]);
    expect(exitCode(results)).toBe(1);
  });

  test('is content with what was asked for', () => {
    const { results, coverage } = summarise(one, [spec], { ...standards, minCoverage: 33 });
    expect(coverage).toMatchObject({ tried: 5, total: 15, percent: 33.3 });
    expect(exitCode(results)).toBe(0);
  });
});
