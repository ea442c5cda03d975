import type { Exchange, HttpResponse } from '../http/exchange.ts';
import type { Probe } from '../probes/probe.ts';
import { type NamedExample, type Operation, type Response, responseFor } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { judgeBody } from './answer-body.ts';
import { judgeHeaders } from './answer-headers.ts';
import { judgeEcho } from './echo.ts';
import { judgeHygiene, judgeUndocumented } from './hygiene.ts';
import type { JudgedFinding } from './judged-finding.ts';
import { judgeStatus } from './status.ts';

/** Everything in which an exchange breaks what is promised to a probe. Empty when all is well. */
export function judge(spec: Spec, probe: Probe, exchange: Exchange): JudgedFinding[] {
  const { response } = exchange;
  if (response === undefined) return [];
  const hygiene = judgeHygiene(probe.operation, exchange);
  const status = judgeStatus(probe, response);
  if (status !== undefined) return [status, ...hygiene];
  const documented = responseFor(probe.operation, response.status);
  // What another method answers is documented nowhere.
  if (documented === undefined || probe.draft?.method !== undefined) return hygiene;
  return [
    ...judgeAnswer(spec, probe.operation, documented, response, probe.promise.examples),
    ...judgeEcho(probe, response),
    ...judgeUndocumented(spec, probe.operation, response),
    ...hygiene,
  ];
}

/** Everything in which a response breaks what its status documents, whatever was asked. */
export function judgeResponse(spec: Spec, operation: Operation, response: HttpResponse): JudgedFinding[] {
  const documented = responseFor(operation, response.status);
  if (documented === undefined) return [undocumented(operation, response)];
  return judgeAnswer(spec, operation, documented, response, []);
}

export function undocumented(operation: Operation, response: HttpResponse): JudgedFinding {
  const known = operation.responses.map(({ status }) => status).join(', ');
  return {
    rule: 'status-undocumented',
    at: operation.at,
    expected: `one of ${known}`,
    actual: `status ${response.status}`,
  };
}

function judgeAnswer(
  spec: Spec,
  operation: Operation,
  documented: Response,
  response: HttpResponse,
  examples: readonly NamedExample[],
): JudgedFinding[] {
  return [
    ...judgeHeaders(spec, documented, response),
    ...judgeBody(spec, operation, documented, response, examples),
  ];
}
