import { describe, expect, test } from 'vitest';
import { compare } from '../../src/drift/compare/compare.ts';
import { copy, type Json, type JsonObject } from '../../src/shared/json.ts';
import { at, parent, steps } from '../../src/shared/pointer.ts';

const thing = { $ref: '#/components/schemas/Thing' };
const answer = { description: 'ok', content: { 'application/json': { schema: thing } } };
const given: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  servers: [{ url: 'https://a.example.com/v1' }],
  security: [{ key: [] }],
  paths: {
    '/things/{id}': {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'lang', in: 'query', schema: { type: 'string' } },
      ],
      get: { responses: { 200: answer } },
      put: {
        requestBody: { required: true, content: { 'application/json': { schema: thing } } },
        responses: { 200: answer },
      },
    },
    '/asked': { get: { responses: { 200: answer } } },
    '/gone': { get: { responses: { 200: answer } } },
    '/moved': { get: { responses: { 200: answer } } },
    '/public': { get: { security: [], responses: { 200: answer } } },
  },
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      oauth: flowsOf('https://a.example.com/token'),
    },
    schemas: {
      Thing: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', enum: ['a', 'b'] },
          kind: { type: 'string', enum: ['c', 'd'] },
          inner: thing,
        },
      },
    },
  },
};

const item = '#/paths/~1things~1{id}';
const schema = '#/components/schemas/Thing';
type Edits = Readonly<Record<string, Json | undefined>>;

describe('what documents share', () => {
  test.each([
    [
      'address changed, and one added',
      {
        '#/servers/0/url': 'https://b.example.com/v1',
        '#/servers/1': { url: 'https://c.example.com' },
      },
      ['breaking server-removed', 'safe added-server'],
    ],
    [
      'path removed, path with an address of its own, operation, method, parameter and public access gone',
      {
        '#/paths/~1gone': undefined,
        '#/paths/~1moved/servers': [{ url: 'https://c.example.com' }],
        [`${item}/put`]: undefined,
        '#/paths/~1asked/get': undefined,
        '#/paths/~1asked/post': { responses: { 200: answer } },
        [`${item}/parameters/1`]: undefined,
        '#/paths/~1public/get/security': undefined,
      },
      [
        'breaking operation-removed GET /asked',
        'breaking operation-removed PUT /things/{id}',
        'breaking parameter-removed GET /things/{id}',
        'breaking path-removed GET /gone',
        'breaking security-requirement-changed GET /public',
        'breaking server-moved GET /moved',
        'safe added-operation POST /asked',
      ],
    ],
    [
      'path with a slash more',
      { '#/paths/~1public': undefined, '#/paths/~1public~1': valueAt('#/paths/~1public') },
      ['breaking path-removed GET /public'],
    ],
    [
      'credentials of another kind',
      { '#/components/securitySchemes/key/name': 'X-Other' },
      ['asked', 'gone', 'moved', 'things/{id}']
        .map((path) => `breaking security-requirement-changed GET /${path}`)
        .concat('breaking security-requirement-changed PUT /things/{id}'),
    ],
    [
      'tokens from elsewhere',
      { '#/components/securitySchemes/oauth': flowsOf('https://b.example.com/token') },
      ['risky token-address-changed GET /asked GET /gone GET /moved GET /things/{id} PUT /things/{id}'],
      { '#/security': [{ oauth: ['read'] }] },
    ],
    [
      'list narrowed, list widened, in what is sent and read',
      { [`${schema}/properties/name/enum`]: ['a'], [`${schema}/properties/kind/enum`]: ['c', 'd', 'e'] },
      [
        'breaking enum-values-added GET /asked GET /gone GET /moved GET /public GET /things/{id} PUT /things/{id}',
        'breaking enum-values-removed GET /asked GET /gone GET /moved GET /public GET /things/{id} PUT /things/{id}',
      ],
    ],
  ])('%s', async (_name, edits: Edits, finds, before: Edits = {}) => {
    const base = edit(given, before);
    const found = await compare(base, edit(base, edits));
    const told = found.map(({ level, change, operations }) => [level, change, ...operations].join(' '));
    expect(told.sort()).toEqual(finds);
  });
});

describe('nothing is found for', () => {
  test.each<[string, Edits]>([
    ['a slash after an address', { '#/servers/0/url': 'https://a.example.com/v1/' }],
    [
      'an address with a variable',
      { '#/servers/0': { url: 'https://{host}.example.com/v1', variables: { host: { default: 'a' } } } },
    ],
    [
      'credentials said at each operation',
      {
        '#/security': undefined,
        ...Object.fromEntries(
          ['asked', 'gone', 'moved'].map((path) => [`#/paths/~1${path}/get/security`, [{ key: [] }]]),
        ),
        [`${item}/get/security`]: [{ key: [] }],
        [`${item}/put/security`]: [{ key: [] }],
      },
    ],
    [
      'a renamed security scheme',
      {
        '#/components/securitySchemes/key': undefined,
        '#/components/securitySchemes/other': valueAt('#/components/securitySchemes/key'),
        '#/security': [{ other: [] }],
      },
    ],
    [
      'parameters said at each operation',
      {
        [`${item}/get/parameters`]: valueAt(`${item}/parameters`),
        [`${item}/put/parameters`]: valueAt(`${item}/parameters`),
        [`${item}/parameters`]: undefined,
      },
    ],
    [
      'a renamed path parameter',
      {
        '#/paths/~1things~1{key}': {
          ...(valueAt(item) as JsonObject),
          parameters: [
            { name: 'key', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'lang', in: 'query', schema: { type: 'string' } },
          ],
        },
        [item]: undefined,
      },
    ],
    [
      'a path moved into the components',
      {
        '#/components/pathItems': { Public: valueAt('#/paths/~1public') },
        '#/paths/~1public': { $ref: '#/components/pathItems/Public' },
      },
    ],
    [
      'an answer and a parameter moved into the components',
      {
        '#/components/responses': { Answer: answer },
        '#/paths/~1public/get/responses/200': { $ref: '#/components/responses/Answer' },
        '#/components/parameters': { Lang: valueAt(`${item}/parameters/1`) },
        [`${item}/parameters/1`]: { $ref: '#/components/parameters/Lang' },
      },
    ],
    [
      'an inlined schema',
      { '#/paths/~1public/get/responses/200/content/application~1json/schema': valueAt(schema) },
    ],
    [
      'prose beside a $ref, or around it',
      { [`${schema}/properties/inner`]: { allOf: [thing], description: 'The inner one.' } },
    ],
    ['an unused schema', { '#/components/schemas/Unused': { type: 'string' } }],
    [
      'a security scheme that nobody takes',
      { '#/components/securitySchemes/oauth': flowsOf('https://b.example.com') },
    ],
    [
      'title, contact and tags',
      { '#/info': { title: 'Other', version: '1.0.0' }, '#/tags': [{ name: 'things' }] },
    ],
  ])('%s', async (_name, edits) => {
    expect(await compare(given, edit(given, edits))).toEqual([]);
  });
});

function flowsOf(tokenUrl: string): JsonObject {
  return { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes: { read: 'Reads.' } } } };
}

function valueAt(pointer: string): Json {
  return at(given, pointer) ?? null;
}

function edit(document: JsonObject, edits: Edits): JsonObject {
  const edited = copy(document);
  for (const [pointer, value] of Object.entries(edits)) {
    const node = at(edited, parent(pointer));
    const last = steps(pointer).at(-1) ?? '';
    if (Array.isArray(node) && value === undefined) node.splice(Number(last), 1);
    else if (value === undefined) delete (node as JsonObject)[last];
    else (node as JsonObject)[last] = copy(value);
  }
  return edited;
}
