/** No finding against the faithful stand-ins; each named fault is named by the right rule. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isNightly } from '../nightly.ts';
import { apis } from '../reference-servers/apis.ts';
import { openStandIn, type StandInSuite } from './stand-in-suite.ts';

const rulesOf: Readonly<Record<string, readonly (readonly [fault: string, rule: string])[]>> = {
  modelarts: [
    ['name-65-accepted', 'invalid-accepted'],
    ['unprivileged-accepted', 'permission-ignored'],
  ],
  palette: [],
  rocketchat: [
    ['wrong-error-type', 'fixed-value'],
    ['bad-body-accepted', 'invalid-accepted'],
    ['wrong-401-message', 'fixed-value'],
    ['success-as-text', 'body-schema'],
    ['no-credentials-accepted', 'credentials-ignored'],
    ['html-instead-of-json', 'content-type'],
    ...(isNightly ? [['no-answer', 'no answer'] as const, ['connection-cut', 'no answer'] as const] : []),
    ['write-not-stored', 'law-read-back'],
  ],
};

describe.each(Object.keys(apis).filter((name) => isNightly || name !== 'palette'))('%s', (name) => {
  let standIn: StandInSuite;
  beforeAll(async () => {
    standIn = await openStandIn(name);
  }, 60_000);
  afterAll(() => standIn.close());

  test('a faithful server is not blamed', { timeout: 60_000 }, async () => {
    const bites = await standIn.faithful();
    expect(bites.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(rulesOf[name] ?? [])('%s is named by %s', { timeout: 60_000 }, async (fault, rule) => {
    const rules = (await standIn.faulty(fault)).map((bite) => bite.rule);
    expect(rules).toContain(rule);
  });
});
