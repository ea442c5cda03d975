import { describe, expect, test } from 'vitest';
import { type Received, toHttpResponse } from './received.ts';

const json = { 'content-type': 'application/json' };
const headers = (more: Record<string, string> = {}) => ({ ...json, ...more });

interface Case {
  readonly title: string;
  readonly given: () => Received | Promise<Received>;
  readonly want: { status: number; headers: Record<string, string>; text: string };
}

/** A Response whose body was read, as openapi-fetch leaves it. */
async function read(text: string | null, init: ResponseInit): Promise<Response> {
  const response = new Response(text, init);
  await response.text();
  return response;
}

const cases: readonly Case[] = [
  {
    title: 'a fetch Response gives its bytes',
    given: () => new Response('{"a":1}', { status: 201, headers: headers({ 'X-Id': '7' }) }),
    want: { status: 201, headers: headers({ 'x-id': '7' }), text: '{"a":1}' },
  },
  {
    title: 'a fetch Response that was packed loses what is said of the packed bytes',
    given: () =>
      new Response('{}', { headers: headers({ 'content-encoding': 'gzip', 'content-length': '22' }) }),
    want: { status: 200, headers: headers(), text: '{}' },
  },
  {
    title: 'the data of openapi-fetch is the body of a success',
    given: async () => ({
      response: await read('{"a":1}', { headers: headers({ 'content-length': '7' }) }),
      data: { a: 1 },
    }),
    want: { status: 200, headers: headers(), text: '{"a":1}' },
  },
  {
    title: 'the error of openapi-fetch is the body of a refusal',
    given: async () => ({ response: await read('{}', { status: 400, headers: json }), error: { ok: false } }),
    want: { status: 400, headers: headers(), text: '{"ok":false}' },
  },
  {
    title: 'an error of openapi-fetch that was no JSON stays text',
    given: async () => ({ response: await read('{"a', { status: 400, headers: json }), error: '{"a' }),
    want: { status: 400, headers: headers(), text: '{"a' },
  },
  {
    title: 'a text as data of openapi-fetch is a JSON text where JSON is declared',
    given: async () => ({ response: await read('"x"', { headers: json }), data: 'x' }),
    want: { status: 200, headers: headers(), text: '"x"' },
  },
  {
    title: 'a result of openapi-fetch without a body has none',
    given: async () => ({ response: await read(null, { status: 204 }), data: undefined }),
    want: { status: 204, headers: {}, text: '' },
  },
  {
    title: 'a Playwright APIResponse is asked by its methods',
    given: () => ({ status: () => 200, headers: () => headers(), body: async () => Buffer.from('[]') }),
    want: { status: 200, headers: headers(), text: '[]' },
  },
  {
    title: 'a plain body that is no text is JSON',
    given: () => ({
      status: 200,
      headers: { 'Content-Type': 'application/json; charset=utf-16', 'Content-Length': 9 },
      body: { a: [1] },
    }),
    want: { status: 200, headers: headers(), text: '{"a":[1]}' },
  },
  {
    title: 'a plain text is the body as it is, its headers too',
    given: () => ({
      status: 200,
      headers: new Headers({ 'Content-Type': 'text/plain; charset=utf-8' }),
      body: 'hello',
    }),
    want: { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, text: 'hello' },
  },
  {
    title: 'repeated plain headers are joined',
    given: () => ({ status: 204, headers: { 'X-A': ['1', '2'], 'X-B': undefined } }),
    want: { status: 204, headers: { 'x-a': '1, 2' }, text: '' },
  },
  {
    title: 'plain bytes are taken as they are',
    given: () => ({ status: 200, headers: {}, body: new Uint8Array([104, 105]) }),
    want: { status: 200, headers: {}, text: 'hi' },
  },
];

describe(toHttpResponse, () => {
  test.each(cases)('$title', async ({ given, want }) => {
    const { body, ...rest } = await toHttpResponse(await given());
    expect({ ...rest, text: body.toString('utf8') }).toEqual(want);
  });

  test('a fetch Response can still be read afterwards', async () => {
    const response = new Response('{"a":1}');
    await toHttpResponse(response);
    expect(await response.json()).toEqual({ a: 1 });
  });

  test('a Response that was read before is refused with the way out', async () => {
    await expect(toHttpResponse(await read('x', {}))).rejects.toThrow('check response.clone()');
  });

  test('a stream is refused', async () => {
    const response = await read('x', {});
    await expect(toHttpResponse({ response, data: new ReadableStream() })).rejects.toThrow('parseAs');
  });

  test.each([{}, { status: 200 }, { status: '200', headers: {} }])('%j is no response', async (given) => {
    await expect(toHttpResponse(given as never)).rejects.toThrow('This is no response');
  });
});
