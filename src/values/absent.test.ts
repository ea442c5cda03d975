import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { absentValue } from './absent.ts';

function absent(schema: JsonObject | undefined, example?: string): string {
  const parameter = {
    name: 'bed',
    in: 'path',
    required: true,
    ...(schema && { schema }),
    ...(example !== undefined && { example }),
  };
  const [spec, operation] = operationOf(
    { parameters: [parameter], responses: { 200: {} } },
    {},
    'GET /beds/{bed}',
  );
  const [only] = operation.parameters;
  return only === undefined ? '' : absentValue(spec.document, spec.schemas, only);
}

const text = { type: 'string' };

describe(absentValue, () => {
  test.each<[string, JsonObject | undefined, string | undefined, string]>([
    [
      'a UUID of zeros beside a UUID',
      text,
      '6f1f3b0e-4b7d-4f6e-9a53-1f0c2d3e4f5a',
      '00000000-0000-4000-8000-000000000000',
    ],
    ['hex of the same length beside hex', text, '64c1a7f0d3b2e8459f6a0b11', '000000000000000000000001'],
    ['a number beside a number', text, '17', '2147483646'],
    [
      'a UUID where the format says so',
      { ...text, format: 'uuid' },
      undefined,
      '00000000-0000-4000-8000-000000000000',
    ],
    ['a small number where the maximum is small', { type: 'integer', maximum: 100 }, '7', '99'],
    ['a word where digits are not allowed', { ...text, pattern: '^[a-z-]+$' }, 'roses', 'does-not-exist'],
    ['something else than the example', text, '2147483646', '999999'],
    ['a number where nothing is said', undefined, undefined, '2147483646'],
  ])('is %s', (_title, schema, example, want) => expect(absent(schema, example)).toBe(want));

  test('is a word where nothing fits', () => {
    expect(absent({ type: 'string', enum: ['a', 'b'] }, 'a')).toBe('does-not-exist');
  });
});
