import type { HttpResponse } from '../http/exchange.ts';
import { isRefusal, type Probe, type ProbeKind } from '../probes/probe.ts';
import { type Response, responseFor } from '../spec/operation.ts';
import type { JudgedFinding } from './judged-finding.ts';
import type { RuleId } from './rules.ts';

export function judgeStatus(
  { operation, promise, kind }: Probe,
  response: HttpResponse,
): JudgedFinding | undefined {
  if (promise.lenient && response.status < 500) return undefined;
  const documented = responseFor(operation, response.status);
  const isPromised =
    documented !== undefined &&
    promise.statuses.includes(documented.status) &&
    (!/^default$/i.test(documented.status) || isRightKind(kind, response.status));
  if (isPromised) return undefined;
  const anyRefusal = promise.statuses.length === 0;
  if (anyRefusal && response.status >= 400 && response.status < 500) return undefined;
  const expected = anyRefusal ? 'a refusal (4xx)' : promise.statuses.join(' or ');
  return {
    rule: statusRule(kind, response.status, documented),
    at: promise.at,
    expected: `status ${expected}`,
    actual: `status ${response.status}`,
  };
}

/** `default` stands for refusals where one is promised, and for anything but a refusal where none is. */
function isRightKind(kind: ProbeKind, status: number): boolean {
  return isRefusal(kind)
    ? status >= 400 && status < 500
    : kind === 'example' || kind === 'response' || status < 400;
}

/** The rule says what the wrong status means for the one who relies on it. */
function statusRule(kind: ProbeKind, status: number, documented: Response | undefined): RuleId {
  if (status >= 500) return 'server-error';
  const accepted = acceptedRules[kind];
  if (status < 300 && accepted !== undefined) return accepted;
  if (documented === undefined) return 'status-undocumented';
  return (kind === 'valid' || kind === 'boundary') && status >= 400 ? 'valid-refused' : 'status-unpromised';
}

const acceptedRules: Partial<Record<ProbeKind, RuleId>> = {
  invalid: 'invalid-accepted',
  malformed: 'invalid-accepted',
  'no credentials': 'credentials-ignored',
  'wrong credentials': 'credentials-ignored',
  permission: 'permission-ignored',
  missing: 'missing-accepted',
  method: 'method-accepted',
};
