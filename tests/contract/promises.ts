import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inSession, type SuiteInSession } from '../../src/context/in-session.ts';
import type { Suite } from '../../src/context/suite.ts';
import { Inconclusive } from '../../src/context/world.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import type { Identity, RequestDraft } from '../../src/http/request.ts';
import type { ProbeResult } from '../../src/judge/result.ts';
import { pendingReason } from '../../src/probes/pending.ts';
import type { Probe } from '../../src/probes/probe.ts';
import type { OpenedSuite } from '../../src/run/open-suite.ts';
import { findingOf, resultOf, triedProbe } from '../../src/run/outcome.ts';
import type { PlannedTask } from '../../src/run/run.ts';
import { messageOf } from '../../src/shared/input-error.ts';
import type { Json } from '../../src/shared/json.ts';

/** Who asks in a hand-written promise, and which credentials they leave out. */
export interface Caller {
  readonly as: Identity;
  readonly without?: string;
  /** True where the answer tells of what the target holds: one that remembers nothing cannot give it. */
  readonly held?: true;
}

/** What a hand-written promise works with: the same on a mock and on a real target. */
export interface World {
  /** Base URL, credentials and a recording `fetch` for a generated client. */
  clientOptions(caller: Caller): {
    baseUrl: string;
    credentials: never;
    fetch: (request: Request) => Promise<Response>;
  };
  /** Values of path parameters that exist on the target. */
  readonly path: Record<string, string>;
  /** A body that the target accepts. */
  readonly body: Json;
}

type Body = (world: World) => Promise<void>;

/** The promises of one operation in plain words, for tests to be made of. */
export interface Promises {
  readonly operation: string;
  define(promise: (title: string, caller: Caller, body: Body) => void): void;
}

/** States what one operation promises: the file `<api>.promises.ts` exports it as `promises`. */
export function promisesOf(operation: string, define: Promises['define']): Promises {
  return { operation, define };
}

/** What `<api>.promises.ts` states; nothing where there is no such file. */
export async function promisesFor(api: string): Promise<readonly Promises[]> {
  const file = fileURLToPath(new URL(`./${api}.promises.ts`, import.meta.url));
  if (!existsSync(file)) return [];
  return ((await import(/* @vite-ignore */ file)) as { promises: readonly Promises[] }).promises;
}

/**
 * Each promise as a task of the run, like a probe: it counts in the report, is pending where the target cannot be
 * brought to it, and a broken one is a finding with its curl line.
 */
export function promiseTasks(suite: OpenedSuite, { operation, define }: Promises): PlannedTask[] {
  const valid = suite.probes.find(
    (probe) => probe.operation.id === operation && probe.draft !== undefined && probe.kind !== 'method',
  );
  if (valid?.draft === undefined) throw new Error(`${suite.spec.api.name} has no operation ${operation}`);
  const tasks: PlannedTask[] = [];
  define((title, caller, body) => {
    const probe = probeOf(valid, title, caller);
    const reason = reasonNotToTry(suite, probe, caller);
    const requests = reason === undefined ? 1 : 0;
    const execute = async () =>
      reason === undefined
        ? tryPromise(suite, valid, probe, body)
        : toResult(suite, probe, 'pending', reason, []);
    tasks.push({ id: probe.id, lane: probe.id, requests, writes: requests > 0, execute });
  });
  return tasks;
}

function reasonNotToTry({ target, guard }: OpenedSuite, probe: Probe, { held }: Caller): string | undefined {
  const { draft } = probe;
  const reason = pendingReason(probe, target) ?? (draft === undefined ? undefined : guard.refusal(draft));
  return reason === undefined && held && !target.remembers ? 'this target remembers nothing' : reason;
}

async function tryPromise(suite: OpenedSuite, valid: Probe, probe: Probe, body: Body): Promise<ProbeResult> {
  const exchanges: Exchange[] = [];
  try {
    await inSession(suite, async (scoped) => {
      const draft = valid.draft === undefined ? undefined : await scoped.session.aim(valid.draft);
      await body(worldOf(scoped, { ...valid, draft }, exchanges));
    });
    return toResult(suite, probe, 'verified', undefined, exchanges);
  } catch (thrown) {
    if (thrown instanceof Inconclusive) return toResult(suite, probe, 'pending', thrown.message, exchanges);
    return failed(suite, probe, exchanges, messageOf(thrown));
  }
}

function probeOf(valid: Probe, title: string, caller: Caller): Probe {
  const draft = valid.draft;
  if (draft === undefined) return valid;
  const omit = caller.without === undefined ? [] : [caller.without];
  const kind =
    caller.as === 'administrator' && omit.length === 0
      ? 'valid'
      : caller.as === 'unprivileged'
        ? 'permission'
        : 'wrong credentials';
  return {
    ...valid,
    id: `${valid.operation.id}/promise/${title}`,
    title,
    kind,
    draft: { ...draft, identity: caller.as, omit },
  };
}

function worldOf(suite: SuiteInSession, valid: Probe, exchanges: Exchange[]): World {
  const draft = valid.draft;
  return {
    path: { ...draft?.path },
    body: JSON.parse(draft?.body?.text ?? 'null') as Json,
    clientOptions: (caller) => ({
      baseUrl: suite.target.url,
      credentials: credentialsOf(suite, valid, caller) as never,
      fetch: (request) => send(suite, valid, request, exchanges),
    }),
  };
}

function credentialsOf(suite: Suite, valid: Probe, caller: Caller): Record<string, string> {
  if (caller.as === 'nobody') return {};
  const identity = caller.as;
  const pairs = (valid.operation.security[0] ?? [])
    .filter(({ scheme }) => scheme !== caller.without)
    .map((credential) => [credential.scheme, suite.target.show(credential, identity) ?? '']);
  return Object.fromEntries(pairs);
}

/** `fetch` over the suite's own sender, so that what was sent and what came is on record. */
async function send(
  suite: SuiteInSession,
  { draft }: Probe,
  request: Request,
  exchanges: Exchange[],
): Promise<Response> {
  const text = await request.text();
  const http = {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: text === '' ? undefined : text,
  };
  const type = request.headers.get('content-type') ?? undefined;
  const sent = { ...(draft as RequestDraft), body: text === '' ? undefined : { type, text } };
  const exchange = await suite.session.send(suite, sent, http);
  exchanges.push(exchange);
  if (exchange.response === undefined) throw new Error(exchange.failure);
  const { status, headers, body } = exchange.response;
  return new Response(status === 204 ? null : new Uint8Array(body), { status, headers: { ...headers } });
}

function failed(
  suite: OpenedSuite,
  probe: Probe,
  exchanges: readonly Exchange[],
  message: string,
): ProbeResult {
  const last = exchanges.at(-1);
  if (last !== undefined && last.response === undefined)
    return toResult(suite, probe, 'broken', last.failure, exchanges);
  const body = last?.response?.body.toString('utf8').slice(0, 160) ?? '';
  const finding = findingOf(suite, probe, sentDraft(probe, last), {
    rule: 'promise-broken',
    at: probe.operation.at,
    expected: `${probe.title}: ${message.split('\n')[0]}`,
    actual: `status ${last?.response?.status} ${body}`,
  });
  return { ...toResult(suite, probe, 'failed', undefined, exchanges), findings: [finding] };
}

/** The probe's draft with the query and the body that were really sent. */
function sentDraft(probe: Probe, last: Exchange | undefined): RequestDraft {
  const draft = probe.draft as RequestDraft;
  if (last === undefined) return draft;
  const text = last.request.body;
  return {
    ...draft,
    query: [...new URL(last.request.url).searchParams],
    body: text === undefined ? undefined : { type: draft.body?.type ?? 'application/json', text },
  };
}

function toResult(
  suite: OpenedSuite,
  probe: Probe,
  outcome: ProbeResult['outcome'],
  reason: string | undefined,
  exchanges: readonly Exchange[],
): ProbeResult {
  return resultOf(suite, triedProbe(probe), outcome, reason, [], exchanges);
}
