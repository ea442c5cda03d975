import type { CoveredRun } from '../../src/coverage/coverage.ts';
import type { RecordedExchange } from '../../src/http/record.ts';
import type { Finding } from '../../src/judge/finding.ts';
import type { ProbeResult } from '../../src/judge/result.ts';

const url = 'https://things.example.com/v1/things';

/** A finding of the made-up API `things`. */
export function finding(over: Partial<Finding> = {}): Finding {
  return {
    rule: 'invalid-accepted',
    severity: 'error',
    api: 'things',
    operation: 'createThing',
    probe: 'createThing/invalid/name/maxLength/length 65',
    spec: 'specs/things/openapi.yaml:31',
    expected: 'status 400',
    actual: 'status 201',
    curl: `curl -i -X POST '${url}' -H "authorization: $THINGS_TOKEN" --data-raw '{"name":"aaa"}'`,
    ...over,
  };
}

/** An exchange with a masked secret in it. */
export function exchange(over: Partial<RecordedExchange> = {}): RecordedExchange {
  return {
    request: {
      method: 'POST',
      url,
      headers: { accept: 'application/json', authorization: '***', 'content-type': 'application/json' },
      body: '{"name":"aaa"}',
    },
    response: {
      status: 201,
      headers: { 'content-type': 'application/json', date: 'Mon, 05 Jan 2026 08:00:00 GMT' },
      body: '{"id":"t1","name":"<b>aaa</b>"}',
    },
    failure: undefined,
    milliseconds: 12,
    ...over,
  };
}

/** What became of one probe: verified, unless told otherwise. */
export function result(over: Partial<ProbeResult> = {}): ProbeResult {
  return {
    id: 'createThing/valid/valid request',
    api: 'things',
    target: 'https://things.example.com',
    operation: 'createThing',
    method: 'POST',
    path: '/v1/things',
    kind: 'valid',
    title: 'valid request',
    promised: ['201'],
    outcome: 'verified',
    reason: undefined,
    findings: [],
    exchanges: [exchange()],
    ...over,
  };
}

/** A probe that failed with these findings. */
export function failure(id: string, findings: readonly Partial<Finding>[], over: Partial<ProbeResult> = {}) {
  return result({
    id,
    kind: 'invalid',
    title: id.split('/').slice(2).join('/'),
    promised: ['400'],
    outcome: 'failed',
    findings: findings.map((one) => finding({ probe: id, ...one })),
    ...over,
  });
}

const listed = { operation: 'listThings', method: 'GET' };

/** One of everything: each outcome, a warning, findings of one cause, a hostile body. */
export const run: CoveredRun = {
  target: 'https://things.example.com',
  apis: [{ name: 'things', variant: '2.x' }],
  flags: ['--variant 2.x', '--allow-writes'],
  scope: {},
  results: [
    result(),
    failure('createThing/invalid/name/maxLength/length 65', [{}]),
    failure('createThing/invalid/size/maximum/8', [{ spec: 'specs/things/openapi.yaml:35' }], {
      exchanges: [exchange({ request: { ...exchange().request, body: '{"n":8}' }, limited: 2 })],
    }),
    result({
      ...listed,
      id: 'listThings/valid/valid request',
      findings: [
        finding({
          rule: 'field-undocumented',
          severity: 'warning',
          operation: 'listThings',
          probe: 'listThings/valid/valid request',
          expected: 'only documented fields',
          actual: `#/x is "]]>&<\u0000'"`,
          curl: `curl -i '${url}'`,
        }),
      ],
      exchanges: [
        exchange({ request: { method: 'GET', url: `${url}?q=a%20b`, headers: {}, body: undefined } }),
      ],
    }),
    result({
      ...listed,
      id: 'listThings/no credentials/without token',
      kind: 'no credentials',
      title: 'without token',
      outcome: 'expected',
      reason: 'answers 403 (https://example.com/issues/7)',
      known: [
        {
          finding: finding({ rule: 'status-unpromised', operation: 'listThings', actual: 'status 403' }),
          by: 'exception',
          reason: 'answers 403 (https://example.com/issues/7)',
        },
      ],
    }),
    result({
      ...listed,
      id: 'listThings/response/500',
      kind: 'response',
      title: '500',
      outcome: 'pending',
      reason: 'a client cannot provoke it',
      exchanges: [],
    }),
    result({
      ...listed,
      id: 'listThings/boundary/query limit/maximum/100',
      kind: 'boundary',
      title: 'query limit/maximum/100',
      outcome: 'broken',
      reason: 'no answer within 10 s',
      exchanges: [exchange({ response: undefined, failure: 'no answer within 10 s' })],
    }),
  ],
  coverage: {
    tried: 1,
    total: 2,
    percent: 50,
    rows: [row('kept', 'tried', undefined), row('broken', 'untried', 'add --allow-writes')],
  },
};

function row(side: 'kept' | 'broken', state: 'tried' | 'untried', reason: string | undefined) {
  return {
    api: 'things',
    operation: 'createThing',
    place: 'body',
    constraint: 'maxLength 64',
    spec: 'specs/things/openapi.yaml:31',
    side,
    state,
    reason,
  };
}
