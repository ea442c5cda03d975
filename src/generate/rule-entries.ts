import { type RuleId, rules } from '../judge/rules.ts';
import { wfcOf } from '../judge/wfc.ts';
import { exampleSpec } from '../rule-examples/example-spec.ts';
import recorded from '../rule-examples/exchanges.json' with { type: 'json' };
import { type ExampleResponse, type JudgedCase, judgedCases } from '../rule-examples/judged.ts';
import { withoutExchange } from '../rule-examples/laws.ts';
import type { Pair } from '../rule-examples/pair.ts';
import { answerOf, requestOf, showExchange } from '../rule-examples/show.ts';
import type { Spec } from '../spec/spec.ts';
import type { PlannedFile } from './plan.ts';
import { type RuleEntry, rulesPage } from './rules-page.ts';

/** The page of the rules as it has to be; its path is from the project's folder. */
export async function planRules(): Promise<PlannedFile> {
  return { path: 'docs/rules.md', text: rulesPage(await ruleEntries()) };
}

/** Every rule with its category and its exchanges, in the order of the table. */
export async function ruleEntries(): Promise<RuleEntry[]> {
  const spec = await exampleSpec();
  return (Object.keys(rules) as RuleId[]).map((id) => ({
    id,
    ...rules[id],
    wfc: wfcOf[id] ?? [],
    shown: shownOf(spec, id),
  }));
}

function shownOf(spec: Spec, id: RuleId): RuleEntry['shown'] {
  const judged = judgedCases.find(({ rule }) => rule === id);
  if (judged !== undefined) {
    return {
      breaks: [exchangeOf(spec, judged, judged.breaks)],
      keeps: [exchangeOf(spec, judged, judged.keeps)],
    };
  }
  const law = (recorded as Readonly<Record<string, Pair>>)[id];
  if (law !== undefined) return law;
  return { why: withoutExchange.find(({ pattern }) => pattern.test(id))?.why ?? 'No exchange is recorded.' };
}

function exchangeOf(spec: Spec, one: JudgedCase, reply: ExampleResponse) {
  const operation = spec.operations.find(({ id }) => id === one.operation);
  if (operation === undefined) throw new Error(`garden.yaml has no operation ${one.operation}`);
  return showExchange({ request: requestOf(one, operation), response: answerOf(reply) });
}
