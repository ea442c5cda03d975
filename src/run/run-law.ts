import { inSession } from '../context/in-session.ts';
import { givenUp, patience, type RunState } from '../context/run-state.ts';
import type { Suite } from '../context/suite.ts';
import { createWorld, Inconclusive, NoResponse, type Step } from '../context/world.ts';
import { cutOff } from '../http/failure.ts';
import type { Finding } from '../judge/finding.ts';
import type { ProbeResult } from '../judge/result.ts';
import type { Law } from '../laws/law.ts';
import { readOnlyReason } from '../probes/pending.ts';
import { isAnswering } from '../target/answering.ts';
import type { Target } from '../target/target.ts';
import { findingOf, resultOf } from './outcome.ts';

/** Tries a law on the target. What gives no way to try it is pending, with the reason. */
export async function runLaw(suite: Suite, law: Law, state: RunState): Promise<ProbeResult> {
  const reason = lawPending(suite.target, law);
  if (reason !== undefined) return result(suite, law, 'pending', reason, [], []);
  if (state.silent >= patience) return result(suite, law, 'broken', `not asked: ${givenUp}`, [], []);
  return inSession(suite, (scoped) => tryLaw(scoped, law, state));
}

async function tryLaw(suite: Suite, law: Law, state: RunState): Promise<ProbeResult> {
  const world = createWorld(suite);
  try {
    const breaches = await law.try(world);
    state.silent = 0;
    const findings = breaches.map((breach) => findingOf(suite, law, breach.step.draft, breach));
    return result(suite, law, findings.length > 0 ? 'failed' : 'verified', undefined, findings, world.steps);
  } catch (thrown) {
    if (thrown instanceof Inconclusive) return result(suite, law, 'pending', thrown.message, [], world.steps);
    if (!(thrown instanceof NoResponse)) throw thrown;
    const crash = thrown.unsent ? undefined : await crashOf(suite, law, thrown);
    if (crash !== undefined) {
      state.silent = 0;
      return result(suite, law, 'failed', undefined, [crash], world.steps);
    }
    if (!thrown.unsent) state.silent += 1;
    return result(suite, law, 'broken', thrown.message, [], world.steps);
  }
}

/** A request that cuts the connection, while the next one is answered, breaks the server. */
async function crashOf(suite: Suite, law: Law, { message, draft }: NoResponse): Promise<Finding | undefined> {
  if (message !== cutOff || draft === undefined) return undefined;
  if (!(await isAnswering(suite.sender, suite.target.url))) return undefined;
  return findingOf(suite, law, draft, {
    rule: 'server-crashed',
    at: law.operation.at,
    expected: 'an answer',
    actual: `${message}; the next request is answered`,
  });
}

/** Why a law cannot be tried on this target; undefined when it can. */
export function lawPending(target: Target, law: Law): string | undefined {
  if (law.writes && target.care === 'read-only') return readOnlyReason;
  if (!target.remembers) return 'this target remembers nothing';
  const lacking = law.operation.security.map((set) => target.lacks('administrator', set));
  return lacking.length > 0 && lacking.every((lack) => lack !== undefined) ? lacking[0] : undefined;
}

function result(
  suite: Suite,
  { id, title, operation }: Law,
  outcome: ProbeResult['outcome'],
  reason: string | undefined,
  findings: readonly Finding[],
  steps: readonly Step[],
): ProbeResult {
  const exchanges = steps.map(({ exchange }) => exchange);
  return resultOf(
    suite,
    { id, operation, kind: 'law', title, promised: [] },
    outcome,
    reason,
    findings,
    exchanges,
  );
}
