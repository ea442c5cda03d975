import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { HttpResponse } from '../http/exchange.ts';
import type { Probe } from '../probes/probe.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import type { NamedExample, Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { explain, sharesBranch } from './branch.ts';
import { judge } from './judge.ts';

const json = { 'content-type': 'application/json' };
const content = (schema: Json, more: JsonObject = {}) => ({ 'application/json': { schema, ...more } });

function answer(body: unknown, more: Partial<HttpResponse> = {}): HttpResponse {
  const bytes = typeof body === 'string' ? body : JSON.stringify(body);
  return { status: 200, headers: json, body: Buffer.from(bytes ?? ''), ...more };
}

function verdicts(
  [spec, operation]: [Spec, Operation],
  response: HttpResponse,
  more: Partial<Probe> & { statuses?: string[]; examples?: NamedExample[] } = {},
) {
  const { statuses = ['200'], examples = [], ...rest } = more;
  const promise = { statuses, at: operation.at, examples };
  const probe: Probe = {
    id: 'p',
    api: 'garden',
    operation,
    kind: 'valid',
    title: '',
    draft: undefined,
    promise,
    pending: undefined,
    guesses: [],
    ...rest,
  };
  const request = { method: operation.method, url: '/', headers: {}, body: undefined };
  return judge(spec, probe, { request, response, failure: undefined, milliseconds: 1 });
}

const rulesOf = (...args: Parameters<typeof verdicts>) => verdicts(...args).map(({ rule }) => rule);
const of = (responses: JsonObject, call?: string) => operationOf({ responses }, {}, call);

describe('a status', () => {
  const wide = of({ '2XX': {}, 400: {}, default: {} });
  test.each<[string, number, string[], Probe['kind'], string[]]>([
    ['is covered by its class', 204, ['2XX'], 'valid', []],
    ['is covered by default', 418, ['default'], 'invalid', []],
    ['of a refusal is no success that default covers', 418, ['default'], 'valid', ['valid-refused']],
    ['of success is no refusal that default covers', 299, ['default'], 'invalid', ['invalid-accepted']],
    ['of another class than promised is unpromised', 418, ['400'], 'missing', ['status-unpromised']],
    ['of any refusal is right where any is', 418, [], 'invalid', []],
    ['of success is none', 204, [], 'invalid', ['invalid-accepted']],
    ['of a redirect is none', 302, [], 'invalid', ['status-unpromised']],
    ['of 5xx is a server error even where default covers it', 503, ['2XX'], 'valid', ['server-error']],
    ['of a documented refusal refuses a valid request', 400, ['2XX'], 'boundary', ['valid-refused']],
  ])('%s', (_title, status, statuses, kind, want) => {
    expect(rulesOf(wide, answer('', { status, headers: {} }), { statuses, kind })).toEqual(want);
  });
});

describe('a body', () => {
  const plain = of({ 200: { description: '', content: content({ type: 'integer' }) }, 204: {}, 400: {} });
  test.each<[string, HttpResponse, string[], string[]]>([
    ['that keeps the schema is right', answer(3), ['200'], []],
    [
      'in another +json type is not documented',
      answer(3, { headers: { 'content-type': 'application/vnd.x+json' } }),
      ['200'],
      ['content-type'],
    ],
    ['without a type is not documented', answer(3, { headers: {} }), ['200'], ['content-type']],
    [
      'with a charset is',
      answer(3, { headers: { 'content-type': 'Application/JSON; charset=utf-8' } }),
      ['200'],
      [],
    ],
    ['cut off cannot be read', answer('{"a":'), ['200'], ['body-unparsable']],
    ['that is empty is missing', answer(''), ['200'], ['body-missing']],
    ['of 204 is not promised', answer('x', { status: 204 }), ['204'], ['body-unpromised']],
    [
      'of 204 is not announced either',
      answer('', { status: 204, headers: { 'content-length': '3' } }),
      ['204'],
      ['body-unpromised'],
    ],
    ['of an undescribed refusal is free', answer({ any: 1 }, { status: 400 }), ['400'], []],
  ])('%s', (_title, response, statuses, want) =>
    expect(rulesOf(plain, response, { statuses })).toEqual(want),
  );

  test('of HEAD is not looked for', () => {
    const head = of({ 200: { description: '', content: content({ type: 'integer' }) } }, 'HEAD /beds');
    expect(rulesOf(head, answer(''))).toEqual([]);
  });

  test('in a type that is not JSON is not read', () => {
    const text = of({ 200: { description: '', content: { 'text/*': { schema: { type: 'integer' } } } } });
    expect(rulesOf(text, answer('x', { headers: { 'content-type': 'text/plain' } }))).toEqual([]);
  });

  test('as a wrong example shows it is a fault of the document', () => {
    const schema = {
      type: 'object',
      required: ['n'],
      properties: { n: { type: 'integer' }, m: { type: 'integer', example: 'y' } },
    };
    const list = of({
      200: { description: '', content: content({ items: schema }, { example: [{ n: 1 }, { n: 'x' }] }) },
    });
    expect(rulesOf(list, answer([{ n: 'x', m: 'y' }]))).toEqual([]);
    expect(rulesOf(list, answer([{ n: 'z' }]))).toEqual(['body-schema']);
    expect(rulesOf(list, answer([{ m: 'z', n: 1 }]))).toEqual(['body-schema']);
    expect(rulesOf(list, answer([{}]))).toEqual(['body-schema']);
  });

  test('with a hundred wrong items breaks one keyword once', () => {
    const list = of({ 200: { description: '', content: content({ items: { type: 'string' } }) } });
    expect(verdicts(list, answer(Array.from({ length: 100 }, () => 1)))).toMatchObject([
      { rule: 'body-schema', actual: '#/0 is 1 (number)' },
    ]);
  });
});

describe('a header', () => {
  const one = (schema: Json, value: string) =>
    rulesOf(
      of({ 200: { description: '', headers: { 'X-N': { required: true, schema } } } }),
      answer('', { headers: { 'x-n': value } }),
    );
  test.each<[Json, string, string[]]>([
    [{ type: 'integer' }, '7', []],
    [{ type: 'integer' }, 'x', ['header-schema']],
    [{ type: 'boolean' }, 'true', []],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'a, b', []],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'a, c', ['header-schema']],
    [{ type: 'string' }, '7', []],
  ])('of %j with %s: %j', (schema, value, want) => expect(one(schema, value)).toEqual(want));
});

const error = (code: string) => ({
  type: 'object',
  required: ['code', 'text'],
  properties: { code: { const: code }, text: { type: 'string' } },
});
const either = content(
  { oneOf: [error('empty'), error('taken')] },
  { examples: { e: { value: { code: 'empty', text: '' } }, t: { value: { code: 'taken', text: '' } } } },
);

describe('a promise made by an example', () => {
  const whole = of({ 400: { description: '', content: either } });
  const example = whole[1].responses[0]?.media[0]?.examples[1];
  const examples = example === undefined ? [] : [example];
  const ask = (body: Json, own = examples) =>
    rulesOf(whole, answer(body, { status: 400 }), { statuses: ['400'], kind: 'example', examples: own });

  test('is kept by the same branch with another text', () =>
    expect(ask({ code: 'taken', text: 'again' })).toEqual([]));
  test('is broken by the other branch', () =>
    expect(ask({ code: 'empty', text: '' })).toEqual(['fixed-value']));
  test('binds nothing where none was made', () => expect(ask({ code: 'empty', text: '' }, [])).toEqual([]));
});

describe(explain, () => {
  test('tells of alternatives what is wrong with the one that fits best', () => {
    const [spec, operation] = of({ 400: { description: '', content: either } });
    const at = operation.responses[0]?.media[0]?.schema?.at ?? '#';
    expect(
      explain(spec, at, { code: 'taken' }).map(
        ({ keyword, at: place }) => `${keyword} ${place.replace(at, '')}`,
      ),
    ).toEqual(['required /oneOf/1/required']);
    expect(explain(spec, at, { code: 'taken', text: '' })).toEqual([]);
  });
});

describe(sharesBranch, () => {
  test('is true of two values of one branch only', () => {
    const [spec, operation] = of({ 400: { description: '', content: either } });
    const media = operation.responses[0]?.media[0];
    const shares = (a: string, b: string) =>
      media !== undefined && sharesBranch(spec, media, { code: a, text: '' }, { code: b, text: 'x' });
    expect([shares('taken', 'taken'), shares('taken', 'empty')]).toEqual([true, false]);
  });
});

test('without an answer there is nothing to judge', () => {
  const [spec, operation] = of({ 200: {} });
  const probe: Probe = {
    id: 'p',
    api: 'g',
    operation,
    kind: 'valid',
    title: '',
    draft: undefined,
    promise: { statuses: ['200'], at: '#', examples: [] },
    pending: undefined,
    guesses: [],
  };
  const request = { method: 'GET', url: '/', headers: {}, body: undefined };
  expect(judge(spec, probe, { request, response: undefined, failure: 'no answer', milliseconds: 1 })).toEqual(
    [],
  );
});
