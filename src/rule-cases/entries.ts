import type { PlannedFile } from '../generate/plan.ts';
import { type RuleId, rules } from '../rules.ts';
import { type RuleEntry, rulesPage } from '../rules-page.ts';
import type { Spec } from '../spec.ts';
import { wfcOf } from '../wfc.ts';
import recorded from './exchanges.json' with { type: 'json' };
import { gardenSpec } from './garden-spec.ts';
import { type JudgedCase, judgedCases, type Reply } from './judged.ts';
import { withoutExchange } from './laws.ts';
import type { Pair } from './pair.ts';
import { answerOf, requestOf, showExchange } from './show.ts';

/** The page of the rules as it has to be; its path is from the project's folder. */
export async function planRules(): Promise<PlannedFile> {
  return { path: 'docs/rules.md', text: rulesPage(await ruleEntries()) };
}

/** Every rule with its category and its exchanges, in the order of the table. */
export async function ruleEntries(): Promise<RuleEntry[]> {
  const spec = await gardenSpec();
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

function exchangeOf(spec: Spec, one: JudgedCase, reply: Reply) {
  const operation = spec.operations.find(({ id }) => id === one.operation);
  if (operation === undefined) throw new Error(`garden.yaml has no operation ${one.operation}`);
  return showExchange({ request: requestOf(one, operation), response: answerOf(reply) });
}
