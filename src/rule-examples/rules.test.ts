import { describe, expect, test } from 'vitest';
import { type RuleId, rules } from '../judge/rules.ts';
import { exampleSpec } from './example-spec.ts';
import { judgedCases } from './judged.ts';
import { lawCases, repeatedCase, withoutExchange } from './laws.ts';
import { pairOf } from './pair.ts';
import { judgeCase, tryLaw, tryProbe } from './try.ts';

const spec = await exampleSpec();
const ids = Object.keys(rules) as RuleId[];

test('every rule has exactly one pair of exchanges, or a reason why none shows it', () => {
  const shown = [...judgedCases, ...lawCases, repeatedCase].map(({ rule }) => rule);
  const excused = ids.filter((id) => withoutExchange.some(({ pattern }) => pattern.test(id)));
  expect([...shown, ...excused].sort()).toEqual([...ids].sort());
});

test('every rule id is kebab-case', () => {
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
});

test('no rule changes its meaning: new ones are added to the snapshot, old ones stay', async () => {
  const lines = ids.map((id) => `${id} (${rules[id].severity}): ${rules[id].meaning}`).sort();
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./meanings.txt');
});

describe.each(judgedCases)('$rule', (one) => {
  test('is broken by its exchange, and is the only one', () => {
    expect(judgeCase(spec, one, one.breaks)).toEqual([one.rule]);
  });

  test('is kept by the exchange beside it', () => {
    expect(judgeCase(spec, one, one.keeps)).toEqual([]);
  });
});

describe.each(lawCases)('$rule', ({ rule, law }) => {
  test('is broken in a garden with that fault, and is the only one', async () => {
    const { breaches } = await tryLaw(spec, law, rule);
    expect([...new Set(breaches.map((breach) => breach.rule))]).toEqual([rule]);
  });

  test('is kept in a garden without a fault', async () => {
    expect((await tryLaw(spec, law, undefined)).breaches).toEqual([]);
  });
});

describe(repeatedCase.rule, () => {
  const { rule, probe } = repeatedCase;

  test('is broken by an answer that is wrong once, and is the only one', async () => {
    expect((await tryProbe(spec, probe, rule)).rules).toEqual([rule]);
  });

  test('is kept by an answer that is right', async () => {
    expect((await tryProbe(spec, probe, undefined)).rules).toEqual([]);
  });
});

test('the recorded exchanges are what the garden answers', async () => {
  const pairs: Record<string, unknown> = {};
  for (const { rule, law } of lawCases) {
    pairs[rule] = pairOf(await tryLaw(spec, law, rule), await tryLaw(spec, law, undefined));
  }
  const { rule, probe } = repeatedCase;
  const [broken, kept] = [await tryProbe(spec, probe, rule), await tryProbe(spec, probe, undefined)];
  pairs[rule] = { breaks: broken.shown, keeps: kept.shown };
  await expect(`${JSON.stringify(pairs, undefined, 2)}\n`).toMatchFileSnapshot('./exchanges.json');
});
