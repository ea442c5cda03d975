import { describe, expect, test } from 'vitest';
import { redactBody, redactedValues, redactHeaders } from './redact.ts';

describe(redactHeaders, () => {
  test.each<[string, string, string]>([
    ['set-cookie', 'sid=abc123; Path=/; HttpOnly', 'sid=***; Path=/; HttpOnly'],
    ['x-auth-token', 'something new', '***'],
    ['X-Signature', 'v1=abc', '***'],
    ['location', '/things/1', '/things/1'],
    ['x-echo', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', '***'],
  ])('%s: %s', (name, value, want) => expect(redactHeaders({ [name]: value }, [])).toEqual({ [name]: want }));

  test('hides what it is told to', () =>
    expect(redactHeaders({ 'X-Tenant': 'acme' }, ['x-tenant'])).toEqual({ 'X-Tenant': '***' }));
});

describe(redactBody, () => {
  test.each<[string, string, string[], string]>([
    [
      'what a login hands out',
      '{"data":{"authToken":"abcdefgh","userId":"u1"}}',
      [],
      '{"data":{"authToken":"***","userId":"u1"}}',
    ],
    ['in a text that was cut', '{"access_token":"abcdefg', [], '{"access_token":"***'],
    ['a field that it is told of', '{"iban":"DE123456"}', ['iban'], '{"iban":"***"}'],
    [
      'a place that it is told of',
      '{"list":[{"a":1,"b":2},{"a":3}]}',
      ['#/list/*/a'],
      '{"list":[{"a":"***","b":2},{"a":"***"}]}',
    ],
    [
      'a number and a short text that it is told of',
      '{"pin": 1234, "code":"ab"}',
      ['pin', 'code'],
      '{"pin": "***", "code":"***"}',
    ],
    ['a token by its shape in plain text', 'your key is AKIAABCDEFGHIJKLMNOP.', [], 'your key is ***.'],
    [
      'nothing else',
      '{"token":"","tokens":2,"title":"token: abcdefgh"}',
      [],
      '{"token":"","tokens":2,"title":"token: abcdefgh"}',
    ],
  ])('hides %s', (_title, text, redaction, want) => expect(redactBody(text, redaction)).toBe(want));
});

describe(redactedValues, () => {
  test('gives what stands under names and at pointers, wherever they are', () => {
    const body = '{"list":[{"iban":"DE1234"},{"mail":"a@b.c"}],"number":12345,"open":"said"}';
    expect(
      redactedValues({ 'X-Tenant': 'acme' }, body, ['iban', '#/list/*/mail', 'number', 'x-tenant']),
    ).toEqual(['acme', 'a@b.c', 'DE1234', '12345']);
  });

  test('gives nothing where nothing is to be hidden', () =>
    expect(redactedValues({ a: 'bcde' }, '{}', [])).toEqual([]));
});
