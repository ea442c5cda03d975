import { describe, expect, test } from 'vitest';
import type { RunResult } from '../judge/result.ts';
import type { Exception } from './exceptions.ts';
import { listFindings } from './list-findings.ts';

const run = { target: 'https://garden.example', results: [] } as unknown as RunResult;

function complaintAbout(change: Partial<Exception>): string | undefined {
  const exception: Exception = {
    api: 'garden',
    rule: 'fixed-value',
    operation: 'listBeds',
    probe: undefined,
    reason: 'known',
    link: 'https://garden.example/1',
    owner: 'the gardener',
    expires: '2026-12-31',
    place: 'exceptions.yaml:1',
    ...change,
  };
  const operations = new Map([['garden', ['listBeds', 'setBed']]]);
  const known = { exceptions: [exception], baseline: undefined, today: '2026-01-01', operations };
  return listFindings(run, known, new Set())[0]?.actual;
}

describe(listFindings, () => {
  test.each<[string, Partial<Exception>, string]>([
    ['a misspelt rule', { rule: 'fixed-valu' }, 'there is no rule "fixed-valu"; did you mean "fixed-value"?'],
    ['a rule like none', { rule: 'weeds' }, 'there is no rule "weeds"'],
    [
      'a misspelt operation',
      { operation: 'listBed' },
      'there is no operation "listBed"; did you mean "listBeds"?',
    ],
    ['an operation of no API', { api: 'shed' }, 'there is no operation "listBeds"'],
    ['an entry that has expired', { expires: '2025-12-31' }, 'it held until 2025-12-31'],
    ['a probe that is none', { probe: 'weeds' }, 'no probe is called "weeds"'],
  ])('%s', (_title, change, want) => expect(complaintAbout(change)).toBe(want));
});
