import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../tests/spec-of.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { sample } from './sample.ts';
import { isScalar, variationsOf, verdictOn } from './variations.ts';

const ids = (schema: Json, base: Json) =>
  variationsOf(readerOf(schema), schemaAt, base).map(({ id, verdict }) => `${id}: ${verdict}`);

const small = fc.integer({ min: 0, max: 3 });
const text = fc.record(
  {
    type: fc.constant('string'),
    minLength: small,
    maxLength: fc.integer({ min: 3, max: 6 }),
    pattern: fc.constantFrom('^[a-z]*$', '^[A-Z]', '[0-9]$'),
    format: fc.constantFrom('date', 'email'),
  },
  { requiredKeys: ['type'] },
);
const number = fc.record(
  {
    type: fc.constantFrom('integer', 'number'),
    minimum: small,
    maximum: fc.integer({ min: 3, max: 9 }),
    exclusiveMinimum: fc.constantFrom(-1, 0, 0.5),
    multipleOf: fc.constantFrom(1, 2, 0.5),
  },
  { requiredKeys: ['type'] },
);

/** Small schemas of every kind that a body has; bounds are close, so that both sides are met. */
const schemas = fc.letrec<{ any: JsonObject }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    number,
    fc.constantFrom<JsonObject>(
      { type: 'boolean' },
      { type: ['string', 'null'] },
      { const: 'fixed' },
      { enum: [1, 'a', null] },
    ),
    fc.record(
      {
        type: fc.constant('array'),
        items: tie('any'),
        minItems: small,
        maxItems: fc.constant(4),
        uniqueItems: fc.boolean(),
      },
      { requiredKeys: ['type', 'items'] },
    ),
    objects(tie('any')),
    fc
      .tuple(tie('any'), tie('any'), fc.constantFrom('anyOf', 'oneOf', 'allOf'))
      .map(([a, b, keyword]) => ({ [keyword]: [a, b] })),
  ),
})).any;

function objects(any: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc.record({ a: any, b: any, c: any }, { requiredKeys: ['a'] }).chain((properties) =>
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.constant(properties),
        required: fc.subarray(Object.keys(properties)),
        additionalProperties: fc.boolean(),
      },
      { requiredKeys: ['type', 'properties'] },
    ),
  ) as fc.Arbitrary<JsonObject>;
}

describe(variationsOf, () => {
  test('agrees with Ajv on the exact bytes, whatever the schema', () => {
    let judged = 0;
    const check = (schema: JsonObject, full: boolean) => {
      const reader = readerOf(schema);
      const base = sample(reader, schemaAt, { seed: 1, full });
      fc.pre(reader.schemas.check(schemaAt, base, 'request').length === 0);
      const ajv = new Ajv2020({ strict: false });
      formats.default(ajv);
      const isValid = ajv.compile(schema);
      for (const { id, text: exact, value, verdict } of variationsOf(reader, schemaAt, base)) {
        judged += 1;
        const bytes = exact ?? JSON.stringify(value);
        expect(`${id}: ${isValid(JSON.parse(bytes)) ? 'valid' : 'invalid'}`).toBe(`${id}: ${verdict}`);
      }
    };
    fc.assert(fc.property(schemas, fc.boolean(), check), { seed: 1, numRuns: 40 });
    expect(judged).toBeGreaterThan(300);
  });

  test('gives no value twice, and not the one it starts from', () => {
    const schema = { type: 'object', properties: { n: { type: 'integer', minimum: 3, maximum: 4 } } };
    const texts = variationsOf(readerOf(schema), schemaAt, { n: 3 }).map(
      ({ text, value }) => text ?? JSON.stringify(value),
    );
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).not.toContain('{"n":3}');
    expect(texts).toContain('{"n":3.0}');
  });

  test('says which place and keyword it is about', () => {
    const schema = { type: 'object', required: ['n'], properties: { n: { type: 'string', maxLength: 2 } } };
    const found = variationsOf(readerOf(schema), schemaAt, { n: 'ab' }).find(
      ({ id }) => id === 'n/maxLength/length 3',
    );
    expect(found).toMatchObject({
      path: '#/n',
      constraint: `${schemaAt}/properties/n/maxLength`,
      value: { n: 'aba' },
      verdict: 'invalid',
    });
  });

  test.each<[string, Json, Json, string]>([
    [
      'a broken keyword that nobody promises',
      { minLength: 1, 'x-unpromised': ['minLength'] },
      'ab',
      'string/minLength/length 0: unknown',
    ],
    [
      'a made-up name of what has to exist',
      { properties: { roleId: { enum: ['a', 'b'], type: 'string' } } },
      { roleId: 'a' },
      'roleId/type/null instead of string: invalid',
    ],
    [
      'a list of made-up names',
      { properties: { roleIds: { type: 'array', maxItems: 2, items: { type: 'string' } } } },
      { roleIds: ['a'] },
      'roleIds/maxItems/2 items: unknown',
    ],
    [
      'null where nobody says whether it is refused',
      { type: ['string', 'null'], enum: ['a', null], 'x-unpromised': ['type:null'] },
      'a',
      'string/enum/option null: unknown',
    ],
  ])('%s is judged so', (_title, schema, base, want) => expect(ids(schema, base)).toContain(want));
});

describe(verdictOn, () => {
  const violation = (keyword: string, at: string, unpromised: boolean, path = '#') => ({
    keyword,
    at,
    path,
    message: '',
    actual: null,
    expected: null,
    unpromised,
  });
  test.each([
    ['nothing broken', [], 'valid'],
    ['a promise', [violation('type', '#/type', false)], 'invalid'],
    ['a wish', [violation('type', '#/type', true)], 'unknown'],
    [
      'a wish and a promise elsewhere',
      [violation('type', '#/a/type', true, '#/a'), violation('type', '#/b/type', false, '#/b')],
      'invalid',
    ],
    [
      'a type that is waived breaks the rest there too',
      [violation('type', '#/type', true), violation('enum', '#/enum', false)],
      'unknown',
    ],
    [
      'a waived anyOf and what its branches say',
      [violation('anyOf', '#/anyOf', true), violation('required', '#/anyOf/0/required', false)],
      'unknown',
    ],
  ])('%s', (_title, violations, want) => expect(verdictOn(violations)).toBe(want));
});

describe(isScalar, () => {
  test.each([
    [null, true],
    ['a', true],
    [1, true],
    [[], false],
    [{}, false],
  ])('%j: %s', (value, want) => expect(isScalar(value)).toBe(want));
});
