import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/server.ts';
import { apiOfDocument } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';

const operation = (name: string, parameters: string, more = '') =>
  `  ${name}:\n    get:\n      parameters: [${parameters}]\n      responses: { "200": { description: ok, content: { application/json: { example: { ok: true } } } }, "400": { description: no } }\n${more}`;
const post = (name: string, type: string, schema: string, encoding = '') =>
  `  ${name}:\n    post:\n      requestBody: { required: true, content: { ${type}: { schema: ${schema}${encoding} } } }\n      responses: { "201": { description: ok, content: { application/json: { example: { ok: true } } } }, "400": { description: no } }\n`;
const integers = '{ type: array, items: { type: integer } }';
const point =
  '{ type: object, additionalProperties: false, properties: { x: { type: integer }, y: { type: integer } } }';

const document = `openapi: 3.0.3
info: { title: Wires, version: "1" }
paths:
${[
  operation('/header', `{ name: X-Tags, in: header, schema: ${integers} }`),
  operation('/cookie', '{ name: page, in: cookie, required: true, schema: { type: integer, minimum: 1 } }'),
  operation('/spread', `{ name: at, in: query, required: true, schema: ${point} }`),
  operation('/deep', `{ name: at, in: query, style: deepObject, schema: ${point} }`),
  operation('/list', `{ name: ids, in: query, explode: false, schema: ${integers} }`),
  operation('/pipes', `{ name: ids, in: query, style: pipeDelimited, explode: false, schema: ${integers} }`),
  operation('/json', `{ name: at, in: query, content: { application/json: { schema: ${point} } } }`),
  operation('/m/{id}', '{ name: id, in: path, required: true, style: matrix, schema: { type: integer } }'),
  operation(
    '/l/{ids}',
    `{ name: ids, in: path, required: true, style: label, explode: true, schema: ${integers} }`,
  ),
  operation('/größe', '{ name: q, in: query, schema: { type: string, maxLength: 3 } }'),
  post(
    '/files',
    'multipart/form-data',
    '{ type: object, required: [files], properties: { files: { type: array, items: { type: string, format: binary } }, about: { type: object, properties: { wide: { type: boolean } } }, tags: { type: array, items: { type: string } } } }',
  ),
  `  /two:\n    get:\n      responses: { "200": { description: ok, content: { application/json: { example: { j: json } }, text/csv: { example: "a,b" } } } }\n`,
  `  /star:\n    get:\n      responses: { "200": { description: ok, content: { "*/*": { example: { a: 1 } } } } }\n`,
  `  /me:\n    get:\n      responses: { "200": { description: ok, content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string }, password: { type: string, writeOnly: true } } } } } } }\n`,
  post('/big', 'application/json', '{ type: object, properties: { n: { type: integer, format: int64 } } }'),
].join('')}`;

const folder = mkdtempSync(path.join(tmpdir(), 'decode-'));
let mock: Mock;
beforeAll(async () => {
  const file = path.join(folder, 'wires.yaml');
  writeFileSync(file, document);
  mock = await startMock(await loadSpec(apiOfDocument(file)), { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

const get = async (where: string, headers: Record<string, string> = {}) =>
  (await fetch(mock.url + where, { headers })).status;

describe('parameters are read as their styles say', () => {
  test.each<[string, number, Record<string, string>?]>([
    ['/header', 200],
    ['/header', 200, { 'x-tags': '1,2' }],
    ['/header', 200, { 'x-tags': '1, 2' }],
    ['/header', 400, { 'x-tags': '1,b' }],
    ['/cookie', 400],
    ['/cookie', 400, { cookie: 'page=x' }],
    ['/cookie', 400, { cookie: 'page=0' }],
    ['/cookie', 200, { cookie: 'a=b; page=1' }],
    ['/spread?x=1&y=2', 200],
    ['/spread?x=a', 400],
    ['/spread', 400],
    ['/deep', 200],
    ['/deep?at[x]=1', 200],
    ['/deep?at[x]=a', 400],
    ['/deep?at[z]=1', 400],
    ['/list?ids=1,2', 200],
    ['/list?ids=1,b', 400],
    ['/pipes?ids=1%7C2', 200],
    ['/pipes?ids=1%7Cb', 400],
    ['/json?at=%7B%22x%22%3A1%7D', 200],
    ['/json?at=%7B%22x%22%3A%22a%22%7D', 400],
    ['/json?at=x', 400],
    ['/m/;id=5', 200],
    ['/m/;id=a', 400],
    ['/l/.1.2', 200],
    ['/l/.1.b', 400],
    ['/gr%C3%B6%C3%9Fe?q=abc', 200],
    ['/gr%C3%B6%C3%9Fe?q=abcd', 400],
  ])('GET %s is %i', async (where, status, headers) => expect(await get(where, headers)).toBe(status));
});

describe('a multipart body is read as its schema says', () => {
  const send = async (fill: (form: FormData) => void) => {
    const form = new FormData();
    fill(form);
    return (await fetch(`${mock.url}/files`, { method: 'POST', body: form })).status;
  };
  const file = new Blob(['x'], { type: 'text/plain' });

  test.each<[string, (form: FormData) => void, number]>([
    ['one file is a list of one', (form) => form.append('files', file, 'a.txt'), 201],
    [
      'two files are a list of two',
      (form) => {
        for (const name of ['a', 'b']) form.append('files', file, name);
      },
      201,
    ],
    [
      'an object is a part of JSON',
      (form) => {
        form.append('files', file, 'a');
        form.append('about', new Blob(['{"wide":true}'], { type: 'application/json' }));
      },
      201,
    ],
    [
      'and has to fit',
      (form) => {
        form.append('files', file, 'a');
        form.append('about', '{"wide":1}');
      },
      400,
    ],
    ['what is required has to be there', (form) => form.append('tags', 'a'), 400],
  ])('%s', async (_title, fill, status) => expect(await send(fill)).toBe(status));
});

test('an integer of 64 bits is one', async () => {
  const body = '{"n":9223372036854775807}';
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${mock.url}/big`, { method: 'POST', headers, body })).status).toBe(201);
});

describe('an answer is what it says', () => {
  const typeOf = async (where: string, accept: string) => {
    const answer = await fetch(mock.url + where, { headers: { accept } });
    return [answer.status, answer.headers.get('content-type')?.split(';')[0]];
  };

  test.each([
    ['text/csv', 'text/csv'],
    ['application/json', 'application/json'],
    ['text/csv;q=0.9, application/json;q=0.1', 'text/csv'],
    ['*/*', 'application/json'],
  ])('to %s comes %s', async (accept, type) => expect(await typeOf('/two', accept)).toEqual([200, type]));

  test('a range becomes a concrete type', async () =>
    expect(await typeOf('/star', '*/*')).toEqual([200, 'application/json']));

  test('no write-only field is shown', async () =>
    expect(Object.keys((await (await fetch(`${mock.url}/me`)).json()) as object)).toEqual(['name']));
});

test('names of prototypes pollute nothing', async () => {
  await get('/deep?at[__proto__][polluted]=1&at[constructor][prototype][polluted]=1');
  await get('/cookie', { cookie: '__proto__=1; toString=2; page=1' });
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
  expect(await get('/deep?at[x]=1')).toBe(200);
});
