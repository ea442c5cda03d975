import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../../tests/spec-of.ts';
import type { Json } from '../../shared/json.ts';
import { sitesOf } from '../sites.ts';
import { candidatesFor, placeName } from './candidates.ts';

/** The values put at the root, by keyword: `text`, JSON, or `-field` for one that is left out. */
function values(schema: Json, value: Json, keyword: string): string[] {
  const reader = readerOf(schema);
  const [site] = sitesOf(reader, schemaAt, value);
  return (site === undefined ? [] : candidatesFor(reader, site))
    .filter((candidate) => candidate.keyword === keyword)
    .map(({ field, text, value: put }) => {
      if (put === undefined) return `-${field}`;
      return `${field === undefined ? '' : `${field}=`}${text ?? JSON.stringify(put)}`;
    });
}

const array = (schema: object) => ({ type: 'array', ...schema });

describe(candidatesFor, () => {
  test.each<[string, Json, Json, string, string[]]>([
    ['each wrong type', { type: 'string' }, 'a', 'type', ['null', 'true', '7', '1.5', '[]', '{}']],
    [
      'no integer where a number may be',
      { type: 'number' },
      1,
      'type',
      ['null', 'true', '"text"', '[]', '{}'],
    ],
    [
      'no type that is admitted',
      { type: ['string', 'null', 'boolean'] },
      'a',
      'type',
      ['7', '1.5', '[]', '{}'],
    ],
    [
      'an integer as 1.0',
      { type: 'integer' },
      3,
      'type',
      ['null', 'true', '1.5', '"text"', '[]', '{}', '3.0'],
    ],
    [
      'an integer that has no such text',
      { type: 'integer' },
      1e21,
      'type',
      ['null', 'true', '1.5', '"text"', '[]', '{}'],
    ],
    ['both sides of minLength', { type: 'string', minLength: 3 }, 'abc', 'minLength', ['"abc"', '"ab"']],
    ['the empty text', { type: 'string', minLength: 1 }, 'abc', 'minLength', ['"a"', '""']],
    [
      'both sides of maxLength, counted in characters',
      { type: 'string', maxLength: 2 },
      'ab',
      'maxLength',
      ['"ab"', '"aba"', '"\u{1F680}\u{1F680}"'],
    ],
    [
      'each option and a stranger',
      { enum: ['a', 'b'] },
      'a',
      'enum',
      ['"a"', '"b"', '"no-such-option"', '"A"'],
    ],
    ['a number beside the options', { enum: [1, 5, 2] }, 1, 'enum', ['1', '5', '2', '6']],
    ['another constant', { const: true }, true, 'const', ['false']],
    ['another value than null', { const: null }, null, 'const', ['"no-such-option"']],
    ['both sides of minimum', { minimum: 3 }, 3, 'minimum', ['3', '2']],
    ['both sides of a fraction', { minimum: 0.5 }, 1, 'minimum', ['0.5', '-0.5']],
    ['both sides of maximum', { maximum: 3 }, 3, 'maximum', ['3', '4']],
    ['the excluded bound and its neighbour', { exclusiveMinimum: 3 }, 4, 'exclusiveMinimum', ['3', '4']],
    ['the excluded upper bound', { exclusiveMaximum: 3 }, 2, 'exclusiveMaximum', ['3', '2']],
    ['a multiple and half a step', { multipleOf: 4 }, 8, 'multipleOf', ['12', '10']],
    ['a whole number beside the multiples', { multipleOf: 5 }, 60, 'multipleOf', ['65', '62']],
    ['one item fewer', array({ minItems: 2 }), ['a', 'b'], 'minItems', ['["a","b-1"]', '["a"]']],
    [
      'one item more',
      array({ maxItems: 1 }),
      [{ n: 'a' }],
      'maxItems',
      ['[{"n":"a"}]', '[{"n":"a"},{"n":"a-1"}]'],
    ],
    [
      'one item more, different in its number where its text is an option',
      array({ maxItems: 1, items: { properties: { kind: { enum: ['a'] }, n: { type: 'integer' } } } }),
      [{ kind: 'a', n: 3 }],
      'maxItems',
      ['[{"kind":"a","n":3}]', '[{"kind":"a","n":3},{"kind":"a","n":4}]'],
    ],
    ['the same item twice', array({ uniqueItems: true }), ['a'], 'uniqueItems', ['["a","a"]']],
    ['each required field left out', { required: ['a', 'toString'] }, { a: 1, b: 2 }, 'required', ['-a']],
    [
      'each optional field left out',
      { required: ['a'], properties: { a: {}, b: {} } },
      { a: 1, b: 2 },
      'properties',
      ['-b'],
    ],
    [
      'an undeclared field',
      { additionalProperties: false },
      {},
      'additionalProperties',
      ['undeclaredField="unexpected"'],
    ],
    ['nothing where others are allowed', { additionalProperties: true }, {}, 'additionalProperties', []],
    ['what is excluded, and its neighbour', { not: { enum: ['a'] } }, 'b', 'not', ['"a"', '"a-2"']],
    [
      'neither of the alternatives',
      { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
      { a: 1, c: 2 },
      'anyOf',
      ['{"c":2}'],
    ],
    ['no text of the format', { format: 'uuid' }, 'x', 'format', ['"not-a-uuid!"']],
  ])('gives %s', (_title, schema, value, keyword, want) =>
    expect(values(schema, value, keyword)).toEqual(want),
  );

  test('breaks a pattern with each kind of character that it excludes', () => {
    const all = values({ type: 'string', pattern: '^[a-z]+$' }, 'abc', 'pattern');
    const spoilt = [
      '"ab "',
      '"ab!"',
      '"!bc"',
      '"ab."',
      '"ab/"',
      '"ab\u00E9"',
      '"ab\u4E2D"',
      '"ab\u{1F680}"',
      '"ab\\n"',
    ];
    expect(all.slice(0, 9)).toEqual(spoilt);
    expect(all.length).toBe(11);
  });

  test('gives each value once, whatever the keywords', () => {
    expect(values({ minimum: 3, exclusiveMinimum: 2 }, 3, 'exclusiveMinimum')).toEqual(['3', '2']);
    expect(values({ minimum: 3, exclusiveMinimum: 2 }, 3, 'minimum')).toEqual([]);
  });

  test('makes up no names of things that have to exist', () => {
    const { schemas, ...rest } = readerOf({
      properties: { roleId: { type: 'string', minLength: 2, enum: ['ab'] } },
    });
    const site = sitesOf({ schemas, ...rest }, schemaAt, { roleId: 'ab' })[1];
    const made = site === undefined ? [] : candidatesFor({ schemas, ...rest }, site);
    expect(made.map(({ keyword, value }) => `${keyword} ${value}`)).not.toContain('minLength a');
  });
});

describe(placeName, () => {
  test.each([
    ['#/name', undefined, 'name'],
    ['#/grants/0', undefined, 'grants/0'],
    ['#', 'name', 'name'],
    ['#', undefined, 'object'],
  ])('of %s with %s is %s', (path, field, want) => {
    const site = { path, name: '', value: {}, schemas: [] };
    const at = { at: '#', schema: {} };
    expect(placeName(site, { keyword: 'x', at, label: '', value: 1, ...(field && { field }) })).toBe(want);
  });
});
