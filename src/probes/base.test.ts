import { describe, expect, test } from 'vitest';
import { contextOf, operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { alternatives, baseDraft } from './base.ts';
import { bodyType, bodyValue } from './body-value.ts';
import { parameterText } from './parameter-value.ts';
import { requestExampleNames } from './request-examples.ts';

const responses = { 200: { description: '' } };
const json = (more: JsonObject) => ({ content: { 'application/json': more } });
const context = (node: JsonObject, more: Parameters<typeof contextOf>[1] = {}, call?: string) =>
  contextOf(operationOf({ responses, ...node }, {}, call), more);

describe(baseDraft, () => {
  const parameters = [
    { name: 'bed', in: 'path', required: true, example: 'b1' },
    { name: 'limit', in: 'query', schema: { type: 'integer' } },
    { name: 'sort', in: 'query', required: true, schema: { enum: ['name'] } },
    { name: 'X-A', in: 'header', required: true, example: 7 },
    { name: 'c', in: 'cookie', required: true, example: true },
  ];

  test('carries what is required, and nothing else', () => {
    const draft = baseDraft(context({ parameters }, {}, 'GET /beds/{bed}'));
    expect(draft).toMatchObject({
      identity: 'administrator',
      path: { bed: 'b1' },
      query: [['sort', 'name']],
      headers: { 'X-A': '7' },
      cookies: { c: 'true' },
    });
    expect(draft.body).toBeUndefined();
  });

  test('carries an optional parameter that the target knows, and its value before the example', () => {
    const known = (place: string) => ({ 'query.limit': '9', 'path.bed': 'mine' })[place];
    const draft = baseDraft(context({ parameters }, { known }, 'GET /beds/{bed}'));
    expect(draft).toMatchObject({
      path: { bed: 'mine' },
      query: [
        ['limit', '9'],
        ['sort', 'name'],
      ],
    });
  });

  test.each([
    [
      {},
      [
        ['ids', 'a'],
        ['ids', 'b'],
      ],
    ],
    [{ explode: false }, [['ids', 'a,b']]],
    [{ style: 'pipeDelimited' }, [['ids', 'a|b']]],
    [{ style: 'spaceDelimited' }, [['ids', 'a b']]],
  ])('sends a list in the query as %j says', (style, want) => {
    const ids = { name: 'ids', in: 'query', required: true, example: ['a', 'b'], ...style };
    expect(baseDraft(context({ parameters: [ids] })).query).toEqual(want);
  });

  test('takes the values of the named example', () => {
    const named = { name: 'q', in: 'query', examples: { rename: { value: 'x' }, other: { value: 'y' } } };
    expect(baseDraft(context({ parameters: [named] }), 'rename').query).toEqual([['q', 'x']]);
    expect(baseDraft(context({ parameters: [named] })).query).toEqual([]);
  });
});

describe(parameterText, () => {
  test.each<[JsonObject, string]>([
    [{ example: 'a' }, 'a'],
    [{ example: 7 }, '7'],
    [{ example: ['a', 1] }, 'a,1'],
    [{ content: { 'application/json': { example: { a: 1 } } }, example: { a: 1 } }, '{"a":1}'],
    [{}, 'value'],
    [{ schema: { type: 'integer', minimum: 4 } }, '4'],
  ])('of %j is %s', (given, want) => {
    const one = context({ parameters: [{ name: 'p', in: 'query', ...given }] });
    const [parameter] = one.operation.parameters;
    expect(parameter && parameterText(one, parameter)).toBe(want);
  });
});

describe(bodyValue, () => {
  const schema = {
    type: 'object',
    required: ['n'],
    properties: {
      n: { type: 'integer', minimum: 3 },
      list: { type: 'array', items: { type: 'object', properties: { uid: { type: 'string' } } } },
    },
  };

  test.each<[string, JsonObject, unknown]>([
    [
      'the first valid example',
      { schema, examples: { bad: { value: {} }, good: { value: { n: 4 } } } },
      { n: 4 },
    ],
    [
      'made up where none is valid',
      { schema, example: { n: 1 } },
      { n: 3, list: [{ uid: expect.any(String) }] },
    ],
    ['empty where nothing is said', {}, {}],
  ])('is %s', (_title, media, want) =>
    expect(bodyValue(context({ requestBody: json(media) }))).toEqual(want),
  );

  test('is the example asked for, valid or not', () => {
    const one = context({ requestBody: json({ schema, examples: { bad: { value: {} } } }) });
    expect(bodyValue(one, 'bad')).toEqual({});
  });

  test('is no example that is the partner of a refusal', () => {
    const refusal = { description: '', ...json({ examples: { odd: { value: 1 } } }) };
    const requestBody = json({ examples: { odd: { value: { n: 9 } }, plain: { value: { n: 5 } } } });
    expect(bodyValue(context({ requestBody, responses: { ...responses, 400: refusal } }))).toEqual({ n: 5 });
  });

  test("carries the target's own values, at every place that a star stands for", () => {
    const example = { n: 4, list: [{ uid: 'a' }, { uid: 'b' }] };
    const place = 'body./list/*/uid';
    const known = (asked: string) => (asked === place ? 'mine' : undefined);
    const one = context(
      { requestBody: json({ schema, example }) },
      { known, bodyPlaces: [place, 'body./none/x'] },
    );
    expect(bodyValue(one)).toEqual({ n: 4, list: [{ uid: 'mine' }, { uid: 'mine' }] });
  });

  test('is none where the operation takes no JSON', () => {
    expect(bodyValue(context({ requestBody: { content: { 'text/plain': {} } } }))).toBeUndefined();
  });
});

describe(requestExampleNames, () => {
  test('are those of the body, and of parameters that an answer speaks of', () => {
    const parameters = [
      {
        name: 'q',
        in: 'query',
        examples: { empty: { value: '' }, gone: { value: 'x' }, idle: { value: 'y' } },
      },
    ];
    const answers = {
      400: { description: '', ...json({ examples: { empty: { value: 1 } } }) },
      404: { description: '', 'x-elicit': { request: 'gone' } },
    };
    const requestBody = json({ examples: { rename: { value: 1 } } });
    expect(requestExampleNames(context({ parameters, requestBody, responses: answers }))).toEqual([
      'rename',
      'empty',
      'gone',
    ]);
  });
});

describe(alternatives, () => {
  test('are one empty set where no credentials are needed', () => {
    expect(alternatives(context({}).operation)).toEqual([[]]);
  });
});

describe(bodyType, () => {
  test.each([
    ['*/*', 'application/json'],
    ['text/plain', 'text/plain'],
  ])('%s is sent as %s', (given, want) => expect(bodyType(given)).toBe(want));
});
