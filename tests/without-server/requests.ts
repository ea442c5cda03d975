import { type HttpRequest, toHttp } from '../../src/http/request.ts';
import { deriveProbes } from '../../src/probes/derive.ts';
import { examplesOf, type Operation } from '../../src/spec/operation.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { mockTarget } from '../../src/target/target.ts';

/** A request to a path of the API, wherever that is. */
export type PathRequest = Omit<HttpRequest, 'url'> & { readonly path: string };

const base = 'http://mock.test';

/** Of how many requests that the suite derives the answers are compared; of more, every so many. */
const most = 120;

/**
 * What is asked in turn of every kind of mock: all that the suite derives, every documented answer by `Prefer`, and what
 * steers the mock. What fetch cannot send is left out: bodies of GET and HEAD, the methods TRACE and CONNECT, and
 * headers that browsers keep to themselves.
 */
export function requestsFor(spec: Spec): PathRequest[] {
  const { known, show } = mockTarget(base);
  const drafts = deriveProbes(spec, known).flatMap(({ draft }) => (draft === undefined ? [] : [draft]));
  const every = Math.ceil(drafts.length / most);
  const derived = drafts
    .filter((_, index) => index % every === 0)
    .map((draft) => pathOf(toHttp(draft, base, show)));
  const [first] = derived;
  const steered = [
    'GET operations',
    'GET health',
    'GET clock',
    'GET faults',
    'GET state',
    'GET requests',
    'GET no',
  ];
  return [
    frozen,
    ...derived,
    ...spec.operations.flatMap((operation) => preferring(operation, derived)),
    ...steered.map((words) => steer(words)),
    steer('PUT state', '{"no":"state"}'),
    steer('PUT faults', '{"fail":1,"kinds":["error"]}'),
    ...(first === undefined ? [] : [first]),
    steer('PUT faults', '{"fail":2}'),
    steer('DELETE faults'),
    steer('POST reset'),
    frozen,
    ...derived.filter(({ method }) => method === 'GET').slice(0, 20),
    { method: 'GET', path: '/no/such/path', headers: {}, body: undefined },
    { method: 'POST', path: '/', headers: {}, body: 'no operation' },
  ].filter(isSendable);
}

/** Answers may tell the time; a reset sets the clock going again. */
const frozen = steer('POST clock', '{"now":"2026-01-01T00:00:00Z","frozen":true}');

function pathOf({ url, ...request }: HttpRequest): PathRequest {
  return { ...request, path: url.slice(base.length) };
}

function steer(words: string, body?: string): PathRequest {
  const [method = '', name = ''] = words.split(' ');
  return { method, path: `/__mock/${name}`, headers: {}, body };
}

/** Every answer of an operation, and some that it does not have. */
function preferring(operation: Operation, derived: readonly PathRequest[]): PathRequest[] {
  const template = new RegExp(`^${operation.path.replace(/\{[^}]+\}/g, '[^/?]+')}(\\?|$)`);
  const some = derived.find(({ method, path }) => method === operation.method && template.test(path));
  if (some === undefined) return [];
  const wishes = operation.responses.flatMap((response) => [
    `code=${response.status.replace(/X/gi, '0')}`,
    ...examplesOf(response).map(({ name }) => `code=${response.status.replace(/X/gi, '0')}, example=${name}`),
  ]);
  return [
    ...wishes,
    'code=418',
    'example=nothing',
    'code=200, example=nothing',
    'dynamic=maybe',
    'nonsense',
  ].map((prefer) => ({ ...some, headers: { ...some.headers, prefer } }));
}

function isSendable({ method, headers, body }: PathRequest): boolean {
  const isBodiless = /^(GET|HEAD)$/.test(method) && body !== undefined;
  return !isBodiless && !/^(TRACE|CONNECT)$/.test(method) && headers.cookie === undefined;
}
