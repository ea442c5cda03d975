import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, suite, test } from 'vitest';
import { exitCode, type ProbeResult } from '../../src/judge/result.ts';
import { reportJson } from '../../src/report/json.ts';
import { applyExceptions } from '../../src/run/apply-exceptions.ts';
import { fingerprintOf, readBaseline } from '../../src/run/baseline.ts';
import { type Exception, readExceptions, speaksOf } from '../../src/run/exceptions.ts';
import type { Known } from '../../src/run/list-findings.ts';
import { failure, finding, result, run } from './runs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'known-'));
const api = { name: 'things', folder };

function exception(over: Partial<Exception> = {}): Exception {
  return {
    api: 'things',
    rule: 'invalid-accepted',
    operation: 'createThing',
    probe: undefined,
    reason: 'no limit yet',
    link: 'https://example.com/issues/1',
    owner: 'team',
    expires: '2026-12-31',
    place: 'specs/things/exceptions.yaml:1',
    ...over,
  };
}

function known(exceptions: readonly Exception[], over: Partial<Known> = {}): Known {
  const operations = new Map([['things', ['createThing', 'listThings']]]);
  return { exceptions, baseline: undefined, today: '2026-12-31', operations, ...over };
}

const long = failure('createThing/invalid/name/maxLength/length 65', [{}]);
const valid = result({ kind: 'invalid', id: 'createThing/invalid/name/type/null' });

function settled(results: readonly ProbeResult[], what: Known, scope = {}) {
  return applyExceptions({ ...run, scope, results }, what).results.map(({ outcome, findings, reason }) => ({
    outcome,
    rules: findings.map(({ rule }) => rule),
    reason,
  }));
}

suite('an exception', () => {
  test('excuses what it names, with its reason', () => {
    expect(settled([long], known([exception()]))).toEqual([
      { outcome: 'expected', rules: [], reason: 'no limit yet (https://example.com/issues/1)' },
    ]);
  });

  test('excuses nothing beside it', () => {
    const both = failure('createThing/invalid/x', [{}, { rule: 'server-error' }]);
    expect(settled([both], known([exception()]))).toMatchObject([
      { outcome: 'failed', rules: ['server-error'] },
    ]);
  });

  test.each([
    ['healed', [valid], exception(), ['exception-healed']],
    [
      'not healed where a probe of it was not asked',
      [valid, { ...long, outcome: 'pending', exchanges: [] }],
      exception(),
      [],
    ],
    ['not healed against the mock', [{ ...valid, target: 'mock' }], exception(), []],
    ['expired', [long], exception({ expires: '2026-12-30' }), ['exception-expired']],
    ['about no operation', [valid], exception({ operation: 'gone' }), ['exception-unmatched']],
    ['about no rule', [valid], exception({ rule: 'gone' }), ['exception-unmatched']],
    ['about no probe', [valid], exception({ probe: 'gone' }), ['exception-unmatched']],
  ] as [string, ProbeResult[], Exception, string[]][])('%s', (_name, results, one, rules) => {
    const target = results[0]?.target ?? '';
    const { results: after } = applyExceptions({ ...run, target, results }, known([one]));
    const rows = after.filter(({ kind }) => kind === 'run');
    expect(rows.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(rules);
    expect(exitCode(after)).toBe(rules.length > 0 ? 1 : 0);
  });

  test('cannot heal in a part of a run, except by name', () => {
    expect(settled([valid], known([exception()]), { shard: '1/2' })).toHaveLength(1);
    expect(settled([valid], known([exception({ probe: valid.id })]), { shard: '1/2' })).toHaveLength(2);
  });

  test('is judged anew when settled again', () => {
    const once = applyExceptions({ ...run, results: [long] }, known([exception()]));
    expect(applyExceptions(once, known([exception()]))).toEqual(once);
    expect(applyExceptions(once, known([])).results).toEqual([long]);
  });

  test.each([
    [undefined, true],
    ['maxLength', true],
    ['createThing/*/length 65', true],
    ['*/length', false],
    ['length 64', false],
  ])('probe %s fits: %s', (probe, fits) => {
    expect(speaksOf({ probe }, long.id)).toBe(fits);
  });
});

suite('exceptions.yaml', () => {
  const good = `- rule: invalid-accepted
  operation: createThing
  reason: no limit yet
  link: https://example.com/issues/1
  owner: team
  expires: 2026-12-31
`;
  const read = (text: string) => {
    writeFileSync(path.join(folder, 'exceptions.yaml'), text);
    return readExceptions(api);
  };

  test('is read with the place of every entry', () => {
    const [one] = read(good);
    expect(one).toMatchObject({ ...exception(), place: expect.stringMatching(/exceptions\.yaml:1$/) });
  });

  test.each([
    ['no list', 'rule: x', /exceptions\.yaml:1 has to be a list/],
    ['no entry', '- x', /:1 has to be an entry/],
    ['a missing field', good.replace(/ {2}owner.*\n/, ''), /:1 lacks "owner"/],
    ['an empty field', good.replace('team', "''"), /:5 lacks "owner"/],
    [
      'fields that nobody filled in',
      good.replace('team', "''").replace('2026-12-31', "''"),
      /:5 lacks "owner" and "expires"/,
    ],
    ['an unknown field', `${good}  until: never\n`, /:7 has an unknown field "until"/],
    ['no URL', good.replace('https://example.com/issues/1', 'JIRA-1'), /:4 says link: JIRA-1/],
    ['no day', good.replace('2026-12-31', '31.12.2026'), /:6 says expires: 31\.12\.2026/],
    ['a day that is none', good.replace('2026-12-31', '2026-02-30'), /:6 says expires: 2026-02-30/],
    ['a month that is none', good.replace('2026-12-31', '2026-13-45'), /:6 says expires: 2026-13-45/],
    ['a twin', good + good, /:7 says the same as .*:1/],
  ])('refuses %s', (_name, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

suite('a baseline', () => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, reportJson({ ...run, results: [long] }));

  test('knows its findings, whatever line and answer they have now', () => {
    const moved = failure(long.id, [{ spec: 'specs/things/openapi.yaml:99', actual: 'status 202' }]);
    expect(settled([moved], known([], { baseline: readBaseline(file) }))).toEqual([
      { outcome: 'expected', rules: [], reason: 'in the baseline' },
    ]);
  });

  test('lets a new finding fail', () => {
    const fresh = failure(long.id, [{}, { expected: 'status 422' }]);
    expect(settled([fresh], known([], { baseline: readBaseline(file) }))).toMatchObject([
      { outcome: 'failed' },
    ]);
  });

  test('names what failed', () => {
    expect(readBaseline(file).failed).toEqual([{ api: 'things', id: long.id }]);
  });

  test('is refused where it is no report', () => {
    writeFileSync(path.join(folder, 'other.json'), '[]');
    expect(() => readBaseline(path.join(folder, 'other.json'))).toThrow(/is not a report/);
    expect(() => readBaseline(path.join(folder, 'none.json'))).toThrow(/cannot be read/);
  });

  test('has fingerprints that never change', () => {
    expect(fingerprintOf(finding())).toMatchInlineSnapshot(`"0a113557e12274f6"`);
  });
});
