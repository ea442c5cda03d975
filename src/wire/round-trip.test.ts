import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { decodeBody } from './decode-body.ts';
import { decodeParameter } from './decode-parameter.ts';
import { encodeBody } from './encode-body.ts';
import { cookiePairs, pathSegment, queryPairs, textOf } from './encode-parameter.ts';
import { headerText, headerValueOf } from './header.ts';

/** What parts one value from the next cannot stand in one. */
const word = fc.stringMatching(/^[a-zA-Zäß大][\w äß大-]{0,6}[a-zä大]$/);
const integer = fc.integer({ min: -1e6, max: 1e6 });
const list = { type: 'array', items: { type: 'string' } };
const object = { type: 'object', properties: { n: { type: 'integer' }, t: { type: 'string' } } };
const kinds: readonly (readonly [string, JsonObject, fc.Arbitrary<Json>])[] = [
  ['a text', { type: 'string' }, word],
  ['an integer', { type: 'integer' }, integer],
  ['a switch', { type: 'boolean' }, fc.boolean()],
  ['a list', list, fc.array(word, { minLength: 1, maxLength: 4 })],
  ['an object', object, fc.record({ n: integer, t: word })],
];

const styles: readonly (readonly [string, string, boolean])[] = [
  ...(['simple', 'label', 'matrix'] as const).flatMap((style) =>
    [true, false].map((explode) => ['path', style, explode] as const),
  ),
  ...(['form', 'spaceDelimited', 'pipeDelimited'] as const).flatMap((style) =>
    [true, false].map((explode) => ['query', style, explode] as const),
  ),
  ['query', 'deepObject', true],
  ['header', 'simple', true],
  ['header', 'simple', false],
  ['cookie', 'form', true],
  ['cookie', 'form', false],
];

/** The texts of a request, as a server has them once it has taken it apart. */
function travelled(parameter: Parameters<typeof textOf>[1], value: Json) {
  const text = textOf(value, parameter);
  const { name, in: place } = parameter;
  const query = Object.create(null) as Record<string, string[]>;
  if (place === 'query')
    for (const [key, one] of queryPairs(parameter, value)) query[key] = [...(query[key] ?? []), one];
  const cookie = cookiePairs(parameter, name, text)
    .map(([key, one]) => `${key}=${encodeURIComponent(one)}`)
    .join('; ');
  return {
    path: place === 'path' ? { [name]: decodeURIComponent(pathSegment(parameter, text)) } : {},
    query,
    headers:
      place === 'header'
        ? { [name]: text }
        : place === 'cookie'
          ? { cookie }
          : ({} as Record<string, string>),
  };
}

describe.each(styles)('a parameter in %s, style %s, exploded: %s', (place, style, explode) => {
  test.each(kinds)('%s comes back as it was', (_title, schema, values) => {
    if (style === 'deepObject' && schema !== object) return;
    const [spec, operation] = operationOf({
      parameters: [{ name: 'p', in: place, required: true, style, explode, schema }],
      responses: { 200: {} },
    });
    const [parameter] = operation.parameters;
    if (parameter === undefined) throw new Error('no parameter');
    // Blanks part the items of such a list
    const isBlank = style === 'spaceDelimited';
    fc.assert(
      fc.property(values, (value) => {
        const plain = isBlank ? (JSON.parse(JSON.stringify(value).replaceAll(' ', '_')) as Json) : value;
        const back = decodeParameter(spec.document, parameter, travelled(parameter, plain));
        expect(back).toEqual(plain);
      }),
      { seed: 7, numRuns: 40 },
    );
  });
});

describe.each<[string, JsonObject]>([
  ['application/json', {}],
  ['application/x-www-form-urlencoded', {}],
  [
    'application/x-www-form-urlencoded',
    { list: { style: 'pipeDelimited', explode: false }, inner: { style: 'deepObject', explode: true } },
  ],
  ['multipart/form-data', { inner: { contentType: 'application/json' } }],
  ['application/xml', {}],
])('a body of %s, encoded %j', (type, encoding) => {
  test('comes back as it was', () => {
    const schema = {
      type: 'object',
      properties: {
        text: { type: 'string' },
        count: { type: 'integer' },
        on: { type: 'boolean' },
        list: { ...list, xml: { wrapped: true } },
        inner: object,
      },
    };
    const [spec, operation] = operationOf({
      requestBody: { content: { [type]: { schema, encoding } } },
      responses: { 200: {} },
    });
    const [media] = operation.body?.media ?? [];
    if (media === undefined) throw new Error('no media');
    const thing = fc.record({
      text: word,
      count: integer,
      on: fc.boolean(),
      list: fc.array(word, { minLength: 1, maxLength: 3 }),
      inner: fc.record({ n: integer, t: word }),
    });
    fc.assert(
      fc.property(thing, (value) => {
        const body = encodeBody(spec, media, value);
        expect(body === undefined ? undefined : decodeBody(spec.document, media, body)).toEqual(value);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

test.each(kinds)('%s in a header of an answer comes back as it was', (_title, schema, values) => {
  const headers = { 'X-A': { schema }, 'X-B': { schema, explode: true } };
  const [spec, operation] = operationOf({ responses: { 200: { description: '', headers } } });
  for (const header of operation.responses[0]?.headers ?? []) {
    fc.assert(
      fc.property(values, (value) => {
        const back = headerValueOf(spec.document, header, headerText(header, value));
        expect(isObject(back) ? { ...back } : back).toEqual(value);
      }),
      { seed: 7, numRuns: 40 },
    );
  }
});
