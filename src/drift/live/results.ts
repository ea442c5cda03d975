import type { ProbeResult } from '../../judge/result.ts';
import type { Spec } from '../../spec/spec.ts';
import { type DriftFinding, drift } from '../finding.ts';
import type { Observed } from '../traffic/observed.ts';

/** The answers of a probe, as traffic. */
export function observedOf({ exchanges }: ProbeResult): Observed[] {
  return exchanges.flatMap(({ request, response }): Observed[] =>
    response === undefined
      ? []
      : [
          {
            ...{ method: request.method, url: request.url, requestHeaders: request.headers, hasBody: true },
            requestBody: request.body === undefined ? undefined : Buffer.from(request.body),
            response: {
              status: response.status,
              headers: response.headers,
              body: Buffer.from(response.body),
            },
          },
        ],
  );
}

/** A broken promise of the run as a finding of drift. */
export function toDrift(
  spec: Spec,
  result: ProbeResult,
  finding: ProbeResult['findings'][number],
): DriftFinding {
  const { rule, severity, expected, actual, curl } = finding;
  const operations = result.method === '' ? [] : [`${result.method} ${result.path}`];
  const parts = {
    api: spec.api.name,
    variant: undefined,
    operations,
    spec: finding.spec,
    other: undefined,
    expected,
    actual,
  };
  const reason =
    curl === ''
      ? 'Callers that rely on the contract fail here.'
      : `Callers that rely on the contract fail here: ${curl}`;
  const level = severity === 'error' ? 'breaking' : 'risky';
  return drift(rule, { ...parts, reason, level, change: 'promise-broken' }, [
    'live',
    rule,
    ...operations,
    expected,
  ]);
}
