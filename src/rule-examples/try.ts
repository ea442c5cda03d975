import { noGuard } from '../context/guard.ts';
import { createWorld, type Step } from '../context/world.ts';
import type { Exchange, HttpResponse } from '../http/exchange.ts';
import { judge } from '../judge/judge.ts';
import type { RuleId } from '../judge/rules.ts';
import { deriveLaws } from '../laws/derive.ts';
import type { Law, LawFinding } from '../laws/law.ts';
import { deriveProbes } from '../probes/derive.ts';
import type { Probe } from '../probes/probe.ts';
import type { OpenedSuite } from '../run/open-suite.ts';
import { startRun } from '../run/run.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { mockTarget } from '../target/target.ts';
import { readTargetConfig } from '../target/target-config.ts';
import { exampleServer, type Fault } from './example-server.ts';
import type { ExampleResponse, JudgedCase } from './judged.ts';
import { answerOf, requestOf, type ShownExchange, showExchange } from './show.ts';

/** The rules that a reply to a case's request breaks. */
export function judgeCase(spec: Spec, one: JudgedCase, reply: ExampleResponse): RuleId[] {
  const operation = operationOf(spec, one.operation);
  const request = requestOf(one, operation);
  const exchange: Exchange = { request, response: answerOf(reply), failure: undefined, milliseconds: 1 };
  return judge(spec, probeOf(one, operation), exchange).map(({ rule }) => rule);
}

/** What a law finds in a garden that breaks it, or in one that does not. */
export async function tryLaw(
  spec: Spec,
  id: string,
  fault: Fault | undefined,
): Promise<{ breaches: readonly LawFinding[]; steps: readonly Step[] }> {
  const mocked = gardenSuite(spec, exampleServer(fault));
  // As on a server: a mock keeps no idempotency keys
  const known = { ...mocked.target.known, examplesExist: false };
  const suite = { ...mocked, target: { ...mocked.target, known } };
  const law = suite.laws.find((one) => one.id === id);
  if (law === undefined)
    throw new Error(`the garden has no law ${id}: ${suite.laws.map((one) => one.id).join(', ')}`);
  // The garden needs no time: what is there after one look is there after six seconds.
  const world = { ...createWorld(suite), wait: async () => undefined };
  return { breaches: await law.try(world), steps: world.steps };
}

/** What a probe finds in a garden with a fault, or in one without, and everything that it asked. */
export async function tryProbe(
  spec: Spec,
  id: string,
  fault: Fault | undefined,
): Promise<{ rules: readonly RuleId[]; shown: readonly ShownExchange[] }> {
  const answer = exampleServer(fault);
  const shown: ShownExchange[] = [];
  const suite = gardenSuite(spec, (request) => {
    const response = answer(request);
    shown.push(showExchange({ request, response }));
    return response;
  });
  const probes = deriveProbes(spec, suite.target.known).filter((probe) => probe.id === id);
  const results = await startRun({ ...suite, probes, laws: [] }, { concurrency: 1 }).finished;
  if (results.length !== 1) throw new Error(`the garden has no probe ${id}`);
  return { rules: results.flatMap(({ findings }) => findings.map(({ rule }) => rule)), shown };
}

function gardenSuite(spec: Spec, answer: (request: Exchange['request']) => HttpResponse): OpenedSuite {
  const config = readTargetConfig(spec.api, spec.operations);
  const laws: readonly Law[] = deriveLaws(spec, config);
  const send = async (request: Exchange['request']): Promise<Exchange> => ({
    request,
    response: answer(request),
    failure: undefined,
    milliseconds: 1,
  });
  const close = async () => undefined;
  const target = mockTarget('http://garden');
  return { spec, target, config, probes: [], laws, sender: { send, close }, guard: noGuard, close };
}

function operationOf(spec: Spec, id: string): Operation {
  const operation = spec.operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`the garden has no operation ${id}`);
  return operation;
}

function probeOf(one: JudgedCase, operation: Operation): Probe {
  const last = one.request.path?.split('/').at(-1);
  return {
    id: `${operation.id}/${one.rule}`,
    api: operation.api,
    operation,
    kind: one.kind,
    title: one.rule,
    draft: {
      operation,
      identity: 'administrator',
      alternative: [],
      omit: [],
      wrong: [],
      path: last === undefined ? {} : { bed: last },
      query: [],
      headers: {},
      cookies: {},
      body: undefined,
    },
    promise: { statuses: one.promised, at: operation.at, examples: [] },
    pending: undefined,
    guesses: [],
  };
}
