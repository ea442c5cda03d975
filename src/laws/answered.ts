import type { Step } from '../context/world.ts';
import { judgeHygiene } from '../judge/hygiene.ts';
import { judgeResponse } from '../judge/judge.ts';
import { responseFor } from '../spec/operation.ts';
import { asDocumented } from '../spec/remote/views.ts';
import type { Spec } from '../spec/spec.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';

/** The law, with every answer on its way judged: what comes is as its status documents, and no server breaks. */
export function answered(spec: Spec, law: Law): Law {
  return {
    ...law,
    async try(world) {
      const breaches = await law.try(world);
      return [...breaches, ...firstOfEach(world.steps.flatMap((step) => judged(spec, step)))];
    },
  };
}

function judged(spec: Spec, step: Step): LawFinding[] {
  const operation = asDocumented(step.draft.operation);
  const { response } = step.exchange;
  if (response === undefined) return [];
  const documented = responseFor(operation, step.status);
  // `default` speaks of refusals. Which of them a document forgets, the probes say.
  if (step.status >= 500 && !/^5/.test(documented?.status ?? ''))
    return [lawFinding('server-error', operation, 'no 5xx', `status ${step.status}`, step)];
  // A success of its own making; which refusals a document forgets, the probes say
  if (documented === undefined && step.ok)
    return [
      lawFinding('status-undocumented', operation, 'a documented success', `status ${step.status}`, step),
    ];
  const verdicts = documented === undefined ? [] : judgeResponse(spec, operation, response);
  return [...verdicts, ...judgeHygiene(operation, step.exchange)].map((verdict) => ({ ...verdict, step }));
}

/** The same wrong answer twenty times is one breach. */
function firstOfEach(breaches: readonly LawFinding[]): LawFinding[] {
  return [
    ...new Map([...breaches].reverse().map((one) => [`${one.rule} ${one.at}`, one])).values(),
  ].reverse();
}
