import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt, specOf } from '../../tests/spec-of.ts';
import type { Json } from '../shared/json.ts';
import { compileSchemas, type Direction } from './schemas.ts';

interface Case {
  readonly title: string;
  readonly schema: Json;
  readonly value: unknown;
  /** Keyword and place in the value of each violation. */
  readonly want: readonly string[];
  readonly direction?: Direction;
}

const bed = {
  type: 'object',
  required: ['id', 'name', 'secret'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string' },
    secret: { type: 'string', writeOnly: true },
  },
};

const cases: readonly Case[] = [
  { title: 'what keeps the schema has no violation', schema: { type: 'integer' }, value: 3, want: [] },
  { title: '1.0 is an integer', schema: { type: 'integer' }, value: 1.0, want: [] },
  {
    title: 'every broken keyword is one',
    schema: { minLength: 3, pattern: '^b' },
    value: 'a',
    want: ['minLength #', 'pattern #'],
  },
  {
    title: 'a place in the value is named',
    schema: { items: { properties: { a: { type: 'string' } } } },
    value: [{ a: 1 }],
    want: ['type #/0/a'],
  },
  { title: 'length counts code points', schema: { maxLength: 2 }, value: '\u{1F680}\u{1F680}', want: [] },
  { title: 'a pattern has Unicode semantics', schema: { pattern: '^.$' }, value: '\u{1F680}', want: [] },
  {
    title: 'a pattern that is none in Unicode is read the old way',
    schema: { pattern: '^\\-$' },
    value: '-',
    want: [],
  },
  { title: 'a known format is checked', schema: { format: 'uuid' }, value: 'x', want: ['format #'] },
  { title: 'an unknown format says nothing', schema: { format: 'bed-name' }, value: 'x', want: [] },
  {
    title: 'a request need not have what is read only',
    schema: bed,
    value: { name: 'a', secret: 's' },
    want: [],
  },
  { title: 'a request needs what is write only', schema: bed, value: { name: 'a' }, want: ['required #'] },
  {
    title: 'a response need not have what is write only',
    schema: bed,
    value: { id: '1', name: 'a' },
    want: [],
    direction: 'response',
  },
  {
    title: 'a response needs what is read only',
    schema: bed,
    value: { name: 'a' },
    want: ['required #'],
    direction: 'response',
  },
  {
    title: 'a request need not have what refers to something read only',
    schema: {
      required: ['id'],
      properties: { id: { $ref: '#/components/schemas/It/$defs/id' } },
      $defs: { id: { type: 'string', readOnly: true } },
    },
    value: {},
    want: [],
  },
  {
    title: 'an example in a constant is data',
    schema: { const: { example: 1, default: {} } },
    value: { example: 1, default: {} },
    want: [],
  },
  {
    title: 'an example in an option is data',
    schema: { enum: [{ examples: [1] }] },
    value: { examples: [1] },
    want: [],
  },
  {
    title: 'a field called example has a schema',
    schema: { properties: { example: { type: 'string' } } },
    value: { example: 1 },
    want: ['type #/example'],
  },
  {
    title: 'a field called const has a schema',
    schema: { properties: { const: { type: 'string' } } },
    value: { const: 1 },
    want: ['type #/const'],
  },
  {
    title: 'a definition called example is found',
    schema: { $ref: '#/components/schemas/It/$defs/example', $defs: { example: { type: 'string' } } },
    value: 1,
    want: ['type #'],
  },
  { title: 'a multiple of a small step is exact', schema: { multipleOf: 0.01 }, value: 4.35, want: [] },
  {
    title: 'if says nothing of itself',
    schema: { if: { const: 1 }, else: { const: 2 } },
    value: 3,
    want: ['const #'],
  },
];

describe(compileSchemas, () => {
  test.each(cases)('$title', ({ schema, value, want, direction = 'request' }) => {
    const { schemas } = readerOf(schema);
    const violations = schemas.check(schemaAt, value, direction);
    expect(violations.map(({ keyword, path }) => `${keyword} ${path}`).sort()).toEqual([...want].sort());
  });

  test('a schema that refers to itself is checked all the way down', () => {
    const { schemas } = readerOf({ properties: { next: { $ref: schemaAt }, n: { type: 'integer' } } });
    const [violation] = schemas.check(schemaAt, { next: { next: { n: 'x' } } }, 'request');
    expect(violation).toMatchObject({
      at: `${schemaAt}/properties/n/type`,
      path: '#/next/next/n',
      actual: 'x',
    });
  });

  test('a violation behind a reference keeps its own place', () => {
    const { schemas } = readerOf({ $ref: '#/components/schemas/Name' }, 'request', {
      Name: { maxLength: 1 },
    });
    const [violation] = schemas.check(schemaAt, 'ab', 'request');
    expect(violation).toMatchObject({ at: '#/components/schemas/Name/maxLength', expected: 1 });
  });

  test.each([
    [{ 'x-unpromised': ['maxLength'], maxLength: 1 }, 'ab', true],
    [{ 'x-unpromised': ['type:null'], type: 'string' }, null, true],
    [{ 'x-unpromised': ['type:null'], type: 'string' }, 1, false],
    [{ 'x-unpromised': ['type:integer'], type: 'string' }, 1, true],
    [{ 'x-unpromised': ['pattern'], maxLength: 1 }, 'ab', false],
  ])('of %j with %j nobody promises: %s', (schema, value, want) => {
    const [violation] = readerOf(schema).schemas.check(schemaAt, value, 'request');
    expect(violation?.unpromised).toBe(want);
  });

  test.each([
    ['a misspelt keyword', { maxLenght: 3 }, 'unknown keyword'],
    ['a type that is none', { type: 'text' }, 'type must be'],
    ['a reference to nothing', { $ref: '#/components/schemas/None' }, 'resolve'],
  ])('%s is an InputError with its place', (_title, schema, want) => {
    const document = { components: { schemas: { It: schema } } };
    const compile = () => compileSchemas(document, () => 'garden.yaml:7').compileAll([schemaAt]);
    expect(compile).toThrow('garden.yaml:7 is not a valid schema');
    expect(compile).toThrow(want);
  });

  test('a component of any kind may be called example', () => {
    const schema = { type: 'integer' };
    const { schemas } = specOf({
      components: {
        headers: { example: { schema } },
        responses: { examples: { content: { 'a/b': { schema } } } },
      },
    });
    expect(schemas.check('#/components/headers/example/schema', 'x', 'response')).toHaveLength(1);
    expect(
      schemas.check('#/components/responses/examples/content/a~1b/schema', 'x', 'response'),
    ).toHaveLength(1);
  });
});
