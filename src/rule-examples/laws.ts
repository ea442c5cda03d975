import type { Fault } from './example-server.ts';

/** The rule that a law watches, and the law of the garden that finds it broken. */
export interface LawCase {
  readonly rule: Fault;
  readonly law: string;
}

/** The rules that take several requests to break. Their exchanges are recorded from the garden: `exchanges.json`. */
export const lawCases: readonly LawCase[] = [
  { rule: 'law-read-back', law: 'setBed/law/reads back' },
  { rule: 'read-only-taken', law: 'addBed/law/read-only stays' },
  { rule: 'law-idempotent', law: 'setBed/law/reads back' },
  { rule: 'law-replaces', law: 'setBed/law/replaces' },
  { rule: 'law-refused-unchanged', law: 'setBed/law/refused changes nothing' },
  { rule: 'law-safe', law: 'readBed/law/changes nothing' },
  { rule: 'law-created-found', law: 'addBed/law/created is found' },
  { rule: 'law-deleted-gone', law: 'removeBed/law/deleted is gone' },
  { rule: 'law-others-untouched', law: 'removeBed/law/deleted is gone' },
  { rule: 'law-alone', law: "readBed/law/another's alone" },
  { rule: 'law-repeated', law: 'addBed/law/once under a key' },
  { rule: 'law-paging', law: 'listBeds/law/pages' },
  { rule: 'law-total', law: 'listBeds/law/counts' },
  { rule: 'law-filter', law: 'listBeds/law/filters name' },
  { rule: 'law-sort', law: 'listBeds/law/sorts' },
  { rule: 'law-unique', law: 'listBeds/law/changes nothing' },
];

/** The rule that takes the same request twice to break, and the probe of the garden that finds it broken. */
export const repeatedCase = { rule: 'flaky', probe: 'readBed/valid/valid request' } as const;

/** Rules about the suite itself and its files, not about an answer: no exchange shows them. */
export const withoutExchange: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^drift-/, why: 'A drift rule: it compares documents, not answers.' },
  { pattern: /^exception-/, why: 'A rule about the entries of an exceptions.yaml.' },
  { pattern: /^coverage-/, why: 'A rule about the run: --min-coverage asks for it.' },
  { pattern: /^server-crashed$/, why: 'No answer at all: the connection is cut.' },
  { pattern: /^promise-broken$/, why: 'Whatever the hand-written test of the operation asserts.' },
];
