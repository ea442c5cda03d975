import { noGuard } from '../context/guard.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HttpRequest } from '../http/request.ts';
import { createSender, type Sender } from '../http/send.ts';
import { deriveLaws } from '../laws/derive.ts';
import { deriveProbes } from '../probes/derive.ts';
import type { OpenedSuite } from '../run/open-suite.ts';
import type { Api } from '../spec/apis.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import type { Target } from '../target/target.ts';
import { readTargetConfig } from '../target/target-config.ts';
import { operationOf } from './incoming.ts';
import { allKills, type Kill, killKey } from './kill.ts';
import type { Forward } from './mutant.ts';

/** A faithful server, and what a run of the suite had from it. */
export interface FaithfulRun {
  readonly suite: OpenedSuite;
  /** What the run held against the faithful server: nothing of it counts as a catch. */
  readonly alarms: readonly Kill[];
  readonly known: ReadonlySet<string>;
  /** Distinct answers of the faithful server by operation, in the order of the probes. */
  readonly answers: ReadonlyMap<string, readonly Exchange[]>;
  operationOf(request: HttpRequest): Operation | undefined;
  /** Asks the faithful server; a request of the first run is answered from memory while `remembered()` is true. */
  forwardIn(session: string, remembered: () => boolean): Forward;
  close(): Promise<void>;
}

/** Where a faithful server stands. */
export interface Faithful {
  readonly target: Target;
  close(): Promise<void>;
}

/** Runs the suite of a spec once against a faithful server and keeps what came. */
export async function openFaithfulRun(api: Api, spec: Spec, faithful: Faithful): Promise<FaithfulRun> {
  const { target } = faithful;
  const config = readTargetConfig(api, spec.operations);
  const live = createSender({ timeout: 5_000, maxBytes: 16_000_000 });
  const memory = new Map<string, Exchange>();
  const sender = recording(inSession(live, 'faithful'), memory);
  const close = async () => {
    await live.close();
    await faithful.close();
  };
  const suite: OpenedSuite = {
    spec,
    config,
    target,
    sender,
    guard: noGuard,
    probes: deriveProbes(spec, target.known),
    laws: deriveLaws(spec, config),
    close,
  };
  const alarms = await allKills({ ...suite, laws: [] }, 1);
  const lawful: OpenedSuite = { ...suite, probes: [], sender: inSession(live, 'faithful laws') };
  alarms.push(...(await allKills(lawful, 1)));
  const find = cached(spec.operations);
  const answers = grouped(memory, find);
  return {
    suite: { ...suite, sender: live },
    alarms,
    known: new Set(alarms.map(killKey)),
    answers,
    operationOf: find,
    forwardIn: (session, remembered) => {
      const own = inSession(live, session);
      return async (request) => (remembered() ? memory.get(keyOf(request)) : undefined) ?? own.send(request);
    },
    close,
  };
}

/** Our mocks keep the memory of each session apart; other servers see a header that says nothing to them. */
function inSession(sender: Sender, session: string): Sender {
  return {
    ...sender,
    send: async (request) => {
      const headers = { ...request.headers, 'x-mock-session': encodeURIComponent(session) };
      return { ...(await sender.send({ ...request, headers })), request };
    },
  };
}

function recording(sender: Sender, memory: Map<string, Exchange>): Sender {
  return {
    ...sender,
    send: async (request) => {
      const exchange = await sender.send(request);
      const key = keyOf(request);
      if (!memory.has(key)) memory.set(key, exchange);
      return exchange;
    },
  };
}

function keyOf({ method, url, headers, body }: HttpRequest): string {
  return JSON.stringify([method, url, Object.entries(headers).sort(), body]);
}

function cached(operations: readonly Operation[]): (request: HttpRequest) => Operation | undefined {
  const found = new Map<string, Operation | undefined>();
  return (request) => {
    const key = `${request.method} ${request.url.split('?')[0]}`;
    if (!found.has(key)) found.set(key, operationOf(operations, request));
    return found.get(key);
  };
}

function grouped(
  memory: ReadonlyMap<string, Exchange>,
  find: (request: HttpRequest) => Operation | undefined,
): Map<string, Exchange[]> {
  const groups = new Map<string, Exchange[]>();
  for (const exchange of memory.values()) {
    const operation = find(exchange.request);
    if (operation === undefined || exchange.response === undefined) continue;
    groups.set(operation.id, [...(groups.get(operation.id) ?? []), exchange]);
  }
  return groups;
}
