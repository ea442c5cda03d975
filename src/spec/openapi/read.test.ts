import { describe, expect, test } from 'vitest';
import { operationOf, specOf } from '../../../tests/spec-of.ts';
import { followRef } from './follow-ref.ts';
import { readOperations } from './read.ts';

const ok = { 200: { description: 'ok' } };

describe(readOperations, () => {
  test('gives every method of every path, in the order of the document', () => {
    const { operations } = specOf({
      paths: {
        '/b': { post: { responses: ok }, get: { responses: ok, operationId: 'list' }, summary: 'x' },
        '/a': { delete: { responses: ok, deprecated: true } },
      },
    });
    expect(operations.map(({ id, at, deprecated }) => [id, at, deprecated])).toEqual([
      ['list', '#/paths/~1b/get', false],
      ['POST /b', '#/paths/~1b/post', false],
      ['DELETE /a', '#/paths/~1a/delete', true],
    ]);
  });

  test('an own parameter stands in for the shared one of its name and place', () => {
    const { operations } = specOf({
      paths: {
        '/{x}': {
          parameters: [
            { name: 'x', in: 'path', schema: { type: 'string' } },
            { name: 'x', in: 'query', example: 1 },
          ],
          get: { parameters: [{ name: 'x', in: 'query', example: 2 }], responses: ok },
        },
      },
    });
    expect(operations[0]?.parameters.map((one) => [one.in, one.required, one.examples[0]?.value])).toEqual([
      ['path', true, undefined],
      ['query', false, 2],
    ]);
  });

  test.each(['Accept', 'content-type', 'Authorization'])('the header parameter %s is not read', (name) => {
    const [, operation] = operationOf({ parameters: [{ name, in: 'header' }], responses: ok });
    expect(operation.parameters).toEqual([]);
  });

  test.each([
    [{ in: 'query' }, 'form', true],
    [{ in: 'cookie' }, 'form', true],
    [{ in: 'path' }, 'simple', false],
    [{ in: 'header' }, 'simple', false],
    [{ in: 'query', explode: false }, 'form', false],
    [{ in: 'query', style: 'pipeDelimited' }, 'pipeDelimited', false],
  ])('%j has the style %s, exploded: %s', (given, style, explode) => {
    const [, operation] = operationOf({ parameters: [{ name: 'x', ...given }], responses: ok });
    expect(operation.parameters[0]).toMatchObject({ style, explode });
  });

  test('a parameter with content travels as JSON', () => {
    const content = { 'application/json': { schema: { type: 'object' } } };
    const [, operation] = operationOf({ parameters: [{ name: 'x', in: 'query', content }], responses: ok });
    expect(operation.parameters[0]).toMatchObject({ json: true, schema: { schema: { type: 'object' } } });
  });

  test('references are followed to where things stand', () => {
    const [, operation] = operationOf(
      {
        requestBody: { $ref: '#/components/requestBodies/B' },
        responses: { 400: { $ref: '#/components/responses/R' } },
      },
      {
        components: {
          requestBodies: {
            B: {
              required: true,
              content: { 'application/json': { schema: { $ref: '#/components/schemas/S' } } },
            },
          },
          responses: { R: { description: '', headers: { 'X-A': {}, 'Content-Type': {} } } },
          schemas: { S: { type: 'object' } },
        },
      },
    );
    expect(operation.body?.media[0]?.schema?.at).toBe('#/components/schemas/S');
    expect(operation.responses[0]).toMatchObject({
      status: '400',
      at: '#/components/responses/R',
      headers: [{ name: 'X-A' }],
    });
  });
});

describe('the examples of a media object', () => {
  const read = (media: object) => {
    const [, operation] = operationOf({
      requestBody: { content: { 'application/json': media as never } },
      responses: ok,
    });
    return operation.body?.media[0]?.examples.map(({ name, value }) => [name, value]);
  };
  test.each([
    [
      'by name',
      { examples: { a: { value: 1 }, b: { value: 2 } }, example: 3 },
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    [
      'without those that stand elsewhere',
      { examples: { a: { externalValue: 'x' } }, example: 3 },
      [['example', 3]],
    ],
    ['the single one', { example: null }, [['example', null]]],
    ['the one of the schema', { schema: { example: 4 } }, [['example', 4]]],
    [
      'the list of the schema',
      { schema: { examples: [5, 6] } },
      [
        ['example', 5],
        ['example-2', 6],
      ],
    ],
    ['none', { schema: {} }, []],
  ])('are %s', (_title, media, want) => expect(read(media)).toEqual(want));
});

describe('the security of an operation', () => {
  const securitySchemes = {
    key: { type: 'apiKey', in: 'query', name: 'k', 'x-example': '<{identity}>' },
    basic: { type: 'http', scheme: 'Basic' },
    token: { type: 'http', scheme: 'bearer' },
    oauth: { type: 'oauth2', flows: {} },
  };
  const read = (security: object | undefined) => {
    const node = security === undefined ? {} : { security: security as never };
    const more = { security: [{ token: [] }], components: { securitySchemes } };
    return operationOf({ ...node, responses: ok }, more)[1].security;
  };
  test.each([
    ['its own alternatives', [{ key: [], basic: [] }, { oauth: [] }], [['apiKey', 'basic'], ['bearer']]],
    ["the document's where it has none", undefined, [['bearer']]],
    ['none where it says so', [], []],
    ['the empty set where nothing is needed either', [{ token: [] }, {}], [['bearer'], []]],
  ])('is %s', (_title, given, want) => {
    expect(read(given).map((set) => set.map(({ kind }) => kind))).toEqual(want);
  });
  test('of an API key knows place, name and shape', () => {
    expect(read([{ key: [] }])[0]?.[0]).toEqual({
      scheme: 'key',
      kind: 'apiKey',
      in: 'query',
      name: 'k',
      shape: '<{identity}>',
    });
  });
});

describe(followRef, () => {
  const document = {
    a: { $ref: '#/b', description: 'said anew' },
    b: { $ref: '#/c~1d%7Be%7D' },
    'c/d{e}': { type: 'string' },
    sibling: { $ref: '#/b', minLength: 1 },
    loop: { $ref: '#/loop' },
    away: { $ref: 'other.yaml#/x' },
  };
  test.each([
    ['#/a', '#/c~1d{e}', { type: 'string' }],
    ['#/sibling', '#/sibling', document.sibling],
    ['#/loop', '#/loop', {}],
    ['#/away', '#/away', document.away],
    ['#/none', '#/none', {}],
  ])('%s leads to %s', (pointer, at, node) => expect(followRef(document, pointer)).toEqual([node, at]));
});

describe('a reference with percent signs', () => {
  test('leads to a schema that can be checked', () => {
    const schema = { type: 'integer' };
    const content = { 'application/json': { schema } };
    const { operations, schemas } = specOf({
      paths: {
        '/x/{id}': { get: { responses: { 200: { description: '', content } } } },
        '/y': {
          get: {
            responses: { $ref: '#/paths/~1x~1%7Bid%7D/get/responses' },
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    $ref: '#/paths/~1x~1%7Bid%7D/get/responses/200/content/application~1json/schema',
                  },
                },
              },
            },
          },
        },
      },
    });
    const at = operations[1]?.body?.media[0]?.schema?.at ?? '';
    expect(schemas.check(at, 'x', 'request')).toHaveLength(1);
  });
});
