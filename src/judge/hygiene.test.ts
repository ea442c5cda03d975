import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { Exchange } from '../http/exchange.ts';
import type { JsonObject } from '../shared/json.ts';
import { judgeHygiene, judgeUndocumented } from './hygiene.ts';

function exchange(
  body: string | Buffer,
  headers: Record<string, string> = {},
  asked: Record<string, string> = {},
): Exchange {
  return {
    request: { method: 'GET', url: '/', headers: asked, body: undefined },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.from(body),
    },
    failure: undefined,
    milliseconds: 1,
  };
}

const [, operation] = operationOf({ responses: { 200: {} } });
const rulesOf = (one: Exchange) => judgeHygiene(operation, one).map(({ rule }) => rule);
const traces = (text: string) => rulesOf(exchange(JSON.stringify({ text }))).includes('leak-stack');

describe(judgeHygiene, () => {
  test.each([
    'TypeError: x is undefined\n    at dig (/srv/garden.js:7:12)',
    'Error\n    at file:///srv/garden.mjs:7:12',
    'java.lang.NullPointerException\n\tat com.garden.Bed.dig(Bed.java:12)',
    'System.NullReferenceException\n   at Garden.Bed.Dig() in /src/Bed.cs:line 12',
    'Traceback (most recent call last):',
    'goroutine 1 [running]:',
    'Fatal error in /var/www/garden/bed.php:12',
  ])('%j is a stack trace', (text) => expect(traces(text)).toBe(true));

  test.each([
    'Meet us\nat 10:30 behind the gate',
    'Opening hours:\nat noon (12)\nat night',
    'Planted at 2026-01-15T10:00:00Z',
    'see https://garden.example:8080/at',
    'a list:\n  at home (3)',
  ])('%j is none', (text) => expect(traces(text)).toBe(false));

  test.each([
    ['X-Auth-Token', 'spade-and-bucket', true],
    ['Authorization', 'Bearer spade-and-bucket', true],
    ['cookie', 'session=spade-and-bucket', false],
    ['X-User-Id', 'spade-and-bucket', false],
    ['X-Api-Key', 'short', false],
  ])('%s %s in the answer repeats a credential: %s', (name, value, want) => {
    const one = exchange(`{"note":"dug with spade-and-bucket, short"}`, {}, { [name]: value });
    expect(rulesOf(one).includes('leak-credential')).toBe(want);
  });

  test.each<[string, string | Buffer, Record<string, string>, boolean]>([
    ['UTF-8 that is UTF-8', '{"a":"\u00e9"}', {}, false],
    ['UTF-8 that is Latin-1', Buffer.from([0x22, 0xe9, 0x22]), {}, true],
    [
      'Latin-1 that is Latin-1',
      Buffer.from([0x22, 0xe9, 0x22]),
      { 'content-type': 'text/plain; charset=iso-8859-1' },
      false,
    ],
    ['UTF-16 that is UTF-8', '{"a":1}', { 'content-type': 'application/json; charset="UTF-16"' }, true],
    ['bytes of an image', Buffer.from([0xff, 0xd8]), { 'content-type': 'image/jpeg' }, false],
    ['no body', '', {}, false],
  ])('%s', (_title, body, headers, want) =>
    expect(rulesOf(exchange(body, headers))).toEqual(want ? ['bytes-charset'] : []),
  );
});

describe(judgeUndocumented, () => {
  const strangers = (schema: JsonObject, body: unknown) => {
    const content = { 'application/json': { schema } };
    const [spec, one] = operationOf({ responses: { 200: { description: '', content } } });
    const { response } = exchange(JSON.stringify(body));
    return response === undefined
      ? []
      : judgeUndocumented(spec, one, response).map(({ actual }) => actual.split(' ')[0]);
  };
  const a = { properties: { a: { type: 'object', properties: { b: {} } } } };

  test.each<[string, JsonObject, unknown, string[]]>([
    ['a field that the schema names', a, { a: { b: 1 } }, []],
    ['one that it does not', a, { a: { c: 1 }, d: 1 }, ['#/a/c', '#/d']],
    ['one that any part of allOf names', { allOf: [a, { properties: { d: {} } }] }, { d: 1 }, []],
    [
      'one that the branch taken names',
      {
        oneOf: [
          { properties: { d: {} }, required: ['d'] },
          { properties: { e: {} }, required: ['e'] },
        ],
      },
      { d: 1, x: 1 },
      ['#/x'],
    ],
    ['any where others are allowed', { ...a, additionalProperties: true }, { d: 1 }, []],
    ['any where none is named', { type: 'object' }, { d: 1 }, []],
    ['the same in every item, once', { items: a }, [{ d: 1 }, { d: 2 }], ['#/*/d']],
    ['a field called like a method of objects', a, { toString: 1 }, ['#/toString']],
  ])('%s', (_title, schema, body, want) => expect(strangers(schema, body)).toEqual(want));
});
