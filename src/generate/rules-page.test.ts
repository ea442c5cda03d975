import { expect, suite, test } from 'vitest';
import { rules } from '../judge/rules.ts';
import { wfcCategories, wfcOf } from '../judge/wfc.ts';
import { ruleEntries } from './rule-entries.ts';
import { rulesPage } from './rules-page.ts';

suite(rulesPage, () => {
  test('shows a rule with its categories, an exchange that breaks it and one that keeps it', () => {
    const page = rulesPage([
      {
        id: 'body-schema',
        severity: 'error',
        meaning: 'The body breaks its schema.',
        wfc: [200, 120],
        shown: {
          breaks: [{ request: 'GET /beds/b1', answer: '200 {}' }],
          keeps: [{ request: 'GET /beds/b1', answer: '200 {"id":"b1"}' }],
        },
      },
    ]);
    expect(page).toContain(
      '| [`body-schema`](#body-schema) | error | 200 (101), 120 | The body breaks its schema. |',
    );
    expect(page.slice(page.indexOf('## body-schema'))).toBe(`## body-schema

The body breaks its schema. WFC: 200 response does not match its schema; 120 invalid Location header.

\`\`\`text
# breaks it
> GET /beds/b1
< 200 {}

# keeps it
> GET /beds/b1
< 200 {"id":"b1"}
\`\`\`
`);
  });

  test('says why no exchange shows a rule', () => {
    const page = rulesPage([
      { id: 'a-b', severity: 'warning', meaning: 'Odd.', wfc: [], shown: { why: 'It drifts.' } },
    ]);
    expect(page).toContain('## a-b\n\nOdd. It drifts.\n');
  });
});

suite(ruleEntries, () => {
  test('is one entry a rule, in the order of the table, none without exchange or reason', async () => {
    const entries = await ruleEntries();
    expect(entries.map(({ id }) => id)).toEqual(Object.keys(rules));
    const bare = entries.filter(({ shown }) => 'why' in shown && shown.why === 'No exchange is recorded.');
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});

suite('the categories of Web Fuzzing Commons', () => {
  test('are of the families HTTP, schema and security', () => {
    expect(Object.keys(wfcCategories).filter((code) => !/^[123]\d\d$/.test(code))).toEqual([]);
  });

  test('are each looked for by a rule', () => {
    const used = new Set(Object.values(wfcOf).flat().map(String));
    expect(Object.keys(wfcCategories).filter((code) => !used.has(code))).toEqual([]);
  });
});
