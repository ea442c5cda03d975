import { makeItem } from '../context/fixture.ts';
import { inSession, type SuiteInSession } from '../context/in-session.ts';
import { prepared } from '../context/prepare.ts';
import { givenUp, patience, type RunState } from '../context/run-state.ts';
import type { Suite } from '../context/suite.ts';
import { createWorld, Inconclusive, NoResponse } from '../context/world.ts';
import { bodyOf } from '../http/body-of.ts';
import { type Exchange, type HttpResponse, jsonOf } from '../http/exchange.ts';
import { cutOff } from '../http/failure.ts';
import { asCalled, asViewed } from '../http/remote-call.ts';
import type { RequestDraft } from '../http/request.ts';
import { sharesBranch } from '../judge/branch.ts';
import type { Finding } from '../judge/finding.ts';
import { judgeHygiene } from '../judge/hygiene.ts';
import { judge, judgeResponse } from '../judge/judge.ts';
import type { JudgedFinding } from '../judge/judged-finding.ts';
import type { ProbeResult } from '../judge/result.ts';
import { rules } from '../judge/rules.ts';
import { pendingReason } from '../probes/pending.ts';
import { isRefusal, type Probe } from '../probes/probe.ts';
import { shrink } from '../probes/shrink.ts';
import { sameJson } from '../shared/json.ts';
import { responsesTo } from '../spec/documented-responses.ts';
import { isSafe, type Method, type Operation } from '../spec/operation.ts';
import { viewOf } from '../spec/remote/views.ts';
import { idIn, itemsIn, type Resource, resourcesOf, withoutSlash } from '../spec/resource.ts';
import { isAnswering } from '../target/answering.ts';
import { usableAlternative } from '../target/target.ts';
import { inconclusiveReason } from './inconclusive.ts';
import { findingOf, resultOf, triedProbe } from './outcome.ts';

/** Sends a probe and judges the answer. What cannot be asked of the target is pending, with the reason. */
export async function runProbe(suite: Suite, probe: Probe, state: RunState): Promise<ProbeResult> {
  const { target, guard } = suite;
  const draft = probe.draft === undefined ? undefined : usable(suite, probe.draft);
  const ready = draft === undefined ? probe : { ...probe, draft };
  const reason = pendingReason(ready, target) ?? (draft === undefined ? undefined : guard.refusal(draft));
  if (reason !== undefined || draft === undefined) return result(suite, probe, 'pending', reason, [], []);
  if (state.silent >= patience) {
    return result(suite, probe, 'broken', `not asked: ${givenUp}`, [], []);
  }
  return inSession(suite, async (scoped) => {
    try {
      const own = await ownItem(scoped, ready);
      if (typeof own === 'string') return result(suite, probe, 'pending', own, [], []);
      const on = own === undefined ? draft : withPath(suite, draft, own);
      return await sendProbe(scoped, ready, on, state);
    } catch (thrown) {
      if (thrown instanceof NoResponse) return silent(suite, probe, state, thrown);
      if (!(thrown instanceof Inconclusive)) throw thrown;
      return result(suite, probe, 'pending', thrown.message, [], []);
    }
  });
}

/** Nothing came to a request that a probe needs. */
function silent(suite: Suite, probe: Probe, state: RunState, { message, unsent }: NoResponse): ProbeResult {
  if (!unsent) state.silent += 1;
  return result(suite, probe, 'broken', message, [], []);
}

/** The draft on another thing; a remote call names it where it names things. */
function withPath({ spec }: Suite, draft: RequestDraft, own: Readonly<Record<string, string>>): RequestDraft {
  const viewed = asViewed(draft, viewOf(spec, draft.operation));
  return asCalled({ ...viewed, path: { ...viewed.path, ...own } });
}

/**
 * An item of its own for a probe that deletes one: what is there stays, and the next probe finds it. Where none can
 * be made, a mock may lose its example; on a real target that is the reason not to ask.
 */
async function ownItem(
  suite: Suite,
  probe: Probe,
): Promise<Readonly<Record<string, string>> | string | undefined> {
  const operation = viewOf(suite.spec, probe.operation);
  const isOneWay = endsThing(operation) && !suite.target.known.examplesExist;
  if (!(operation.method === 'DELETE' || isOneWay) || !succeeds(probe) || !suite.target.remembers)
    return undefined;
  // The session aims it at a thing of its own
  if (suite.target.care === 'undoable') return undefined;
  const resource = resourcesOf(suite.spec).find(({ remove, path }) =>
    isOneWay ? operation.path.startsWith(`${withoutSlash(path)}/`) : remove?.id === operation.id,
  );
  if (resource?.create !== undefined) {
    try {
      return (await makeItem(createWorld(suite), resource, probe.id)).path;
    } catch (thrown) {
      if (!(thrown instanceof Inconclusive || thrown instanceof NoResponse)) throw thrown;
    }
  }
  if (isOneWay) return undefined;
  if (suite.target.known.examplesExist) return undefined;
  return (await lastListed(suite, probe, resource)) ?? 'it would delete what nothing makes again';
}

/** On a server that is thrown away one plain DELETE may take the last of what a list shows. */
async function lastListed(
  suite: Suite,
  { kind, draft }: Probe,
  resource: Resource | undefined,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (suite.target.care !== 'disposable' || kind !== 'valid' || resource?.list === undefined)
    return undefined;
  const { json } = await createWorld(suite).ask(resource.list, { path: draft?.path ?? {} });
  const id = idIn(itemsIn(json)?.at(-1), resource.key);
  return id === undefined ? undefined : { [resource.key]: id };
}

/** True for an action that closes a thing for good: what the others ask for stays open. */
function endsThing({ method, path }: Operation): boolean {
  return (
    method === 'POST' &&
    /\}\/[^/{}]*(close|cancel|archive|terminate|finish|lock|revoke|void|retire)[^/{}]*\/?$/i.test(path)
  );
}

async function sendProbe(
  suite: SuiteInSession,
  probe: Probe,
  draft: RequestDraft,
  state: RunState,
): Promise<ProbeResult> {
  const isRefusedAsIs = probe.kind === 'example' && !succeeds(probe);
  const [exchange, sent] = await sendGuarded(suite, draft, isRefusedAsIs);
  if (exchange.response === undefined) {
    const crash = await crashed(suite, probe, draft, exchange);
    if (crash !== undefined) {
      state.silent = 0;
      const shown = crash.again === undefined ? [exchange] : [exchange, crash.again];
      return result(suite, probe, 'failed', undefined, [findingOf(suite, probe, draft, crash)], shown);
    }
    if (!exchange.unsent) state.silent += 1;
    return result(suite, probe, 'broken', exchange.failure, [], exchange.unsent ? [] : [exchange]);
  }
  state.silent = 0;
  return judged(suite, { ...probe, draft }, sent, exchange);
}

/**
 * A request that cuts the connection, while the next one is answered, breaks the server: nothing lies between them. It
 * is sent once more where that changes nothing: what is answered then is flaky. Undefined where nothing is answered.
 */
async function crashed(
  suite: SuiteInSession,
  probe: Probe,
  draft: RequestDraft,
  { failure }: Exchange,
): Promise<(JudgedFinding & { readonly again: Exchange | undefined }) | undefined> {
  if (failure !== cutOff || !(await isAnswering(suite.sender, suite.target.url))) return undefined;
  const again = mayRepeat(probe) ? (await sendGuarded(suite, draft))[0] : undefined;
  // Without the repetition it is not known whether it lasts: the request may have been done
  const isFlaky = again?.response !== undefined;
  if (again !== undefined && !isFlaky && (again.failure !== cutOff || again.unsent)) return undefined;
  const actual = isFlaky
    ? `${failure}; the same request again: status ${again.response?.status}`
    : `${failure}; the next request is answered`;
  return {
    rule: isFlaky ? 'flaky' : 'server-crashed',
    at: probe.promise.at,
    expected: 'an answer',
    actual,
    again,
  };
}

/**
 * Sends a draft, aimed at something that may be changed; what it changes is undone. Gives what was sent too. With
 * `isRefusedAsIs` its body stays as it is, or nothing is sent: it may be refused for what it names.
 */
async function sendGuarded(
  suite: SuiteInSession,
  draft: RequestDraft,
  isRefusedAsIs = false,
): Promise<[exchange: Exchange, sent: RequestDraft]> {
  try {
    const aimed = await suite.session.aim(draft);
    if (isRefusedAsIs && !sameJson(bodyOf(aimed) ?? null, bodyOf(draft) ?? null))
      throw new Inconclusive('it names what is not the run’s own');
    return [await suite.session.send(suite, await prepared(suite, aimed)), aimed];
  } finally {
    await suite.session.undo();
  }
}

/** With the first of the alternatives whose credentials the target knows, where the probe does not choose one. */
function usable(suite: Suite, draft: RequestDraft): RequestDraft {
  const isDefault = draft.alternative === draft.operation.security[0];
  return isDefault
    ? { ...draft, alternative: usableAlternative(suite.target, draft.operation.security) }
    : draft;
}

async function judged(
  suite: SuiteInSession,
  probe: Probe,
  draft: RequestDraft,
  exchange: Exchange,
): Promise<ProbeResult> {
  // Judged is what went out: the session may have aimed it at a thing of its own
  const verdicts = judge(suite.spec, { ...probe, draft }, exchange);
  if (verdicts.length === 0) return result(suite, probe, 'verified', undefined, [], [exchange]);
  const guess =
    guessReason(suite, probe, exchange) ??
    (exchange.response === undefined ? undefined : inconclusiveReason(suite, probe, exchange.response));
  if (guess !== undefined) return inconclusive(suite, probe, draft, exchange, guess);
  const findings = verdicts.map((verdict) => findingOf(suite, probe, draft, verdict));
  const isBroken = findings.some(({ severity }) => severity === 'error');
  if (isBroken && probe.kind === 'random') return shrunk(suite, probe, verdicts, exchange);
  const [again, resent] =
    isBroken && mayRepeat(probe) ? await sendGuarded(suite, probe.draft ?? draft) : [undefined, draft];
  if (again?.response !== undefined && judge(suite.spec, { ...probe, draft: resent }, again).every(isMinor)) {
    const flaky: JudgedFinding = { ...(verdicts[0] as JudgedFinding), rule: 'flaky' };
    return result(
      suite,
      probe,
      'failed',
      undefined,
      [findingOf(suite, probe, draft, flaky)],
      [exchange, again],
    );
  }
  return result(suite, probe, isBroken ? 'failed' : 'verified', undefined, findings, [exchange]);
}

/** What the status cannot tell is pending; an answer that is not as its own status documents is wrong all the same. */
function inconclusive(
  suite: Suite,
  probe: Probe,
  draft: RequestDraft,
  exchange: Exchange,
  reason: string,
): ProbeResult {
  const { response } = exchange;
  const verdicts =
    response === undefined || probe.draft?.method !== undefined
      ? []
      : [
          ...judgeResponse(suite.spec, probe.operation, response),
          ...judgeHygiene(probe.operation, exchange),
        ].filter((verdict) => !isMinor(verdict));
  const findings = verdicts.map((verdict) => findingOf(suite, probe, draft, verdict));
  return findings.length === 0
    ? result(suite, probe, 'pending', reason, [], [exchange])
    : result(suite, probe, 'failed', undefined, findings, [exchange]);
}

/** A random body that fails is shown as small as it still fails. */
async function shrunk(
  suite: SuiteInSession,
  probe: Probe,
  verdicts: readonly JudgedFinding[],
  exchange: Exchange,
): Promise<ProbeResult> {
  const fails = async (draft: RequestDraft) => {
    const [other, sent] = await sendGuarded(suite, draft);
    return judge(suite.spec, { ...probe, draft: sent }, other).some((verdict) => !isMinor(verdict));
  };
  const smallest = (await shrink(suite.spec, probe, fails)) ?? probe.draft;
  const findings =
    smallest === undefined ? [] : verdicts.map((verdict) => findingOf(suite, probe, smallest, verdict));
  return result(suite, probe, 'failed', undefined, findings, [exchange]);
}

/** What changes nothing, or should be refused, may be asked once more: a wrong answer that does not last is flaky. */
function mayRepeat(probe: Probe): boolean {
  return probe.draft !== undefined && (isSafe(methodOf(probe.draft)) || !succeeds(probe));
}

function isMinor({ rule }: JudgedFinding): boolean {
  return rules[rule].severity === 'warning';
}

/** A refusal of a guessed id says nothing about the server. */
function guessReason(suite: Suite, probe: Probe, { response }: Exchange): string | undefined {
  if (probe.guesses.length === 0 || response === undefined) return undefined;
  const isAbsence = /^(404|409|410)$/.test(String(response.status)) || isAbsent(suite, probe, response);
  if (!isAbsence || probe.kind === 'missing') return undefined;
  const names = probe.guesses
    .map((place) => suite.config.values.get(place))
    .filter((name) => name !== undefined);
  const what = `${probe.guesses.join(' and ')} of the spec's example is not on this target`;
  return names.length === 0 ? what : `${what}: set ${names.join(' and ')}`;
}

/** True for an answer that the spec gives to what is not there, such as a 400 with a code of its own. */
function isAbsent({ spec }: Suite, { operation }: Probe, response: HttpResponse): boolean {
  const body = jsonOf(response);
  if (body === undefined) return false;
  return responsesTo(operation, 'missing').some(
    ({ response: documented, example }) =>
      documented.status === String(response.status) &&
      example !== undefined &&
      documented.media.some((media) => sharesBranch(spec, media, example.value, body)),
  );
}

function result(
  suite: Suite,
  probe: Probe,
  outcome: ProbeResult['outcome'],
  reason: string | undefined,
  findings: readonly Finding[],
  exchanges: readonly Exchange[],
): ProbeResult {
  return resultOf(suite, triedProbe(probe), outcome, reason, findings, exchanges);
}

/** True when a right answer to the probe changes something on the target. */
export function changes(probe: Probe): boolean {
  return isWriting(probe) && succeeds(probe);
}

/** True when the probe's method may change something. */
export function isWriting({ draft }: Probe): boolean {
  return draft !== undefined && !isSafe(methodOf(draft));
}

function succeeds({ promise, kind }: Probe): boolean {
  return promise.statuses.some(
    (status) => /^[23]/.test(status) || (/^default$/i.test(status) && !isRefusal(kind)),
  );
}

function methodOf(draft: RequestDraft): Method {
  return (draft.method ?? draft.operation.method) as Method;
}
