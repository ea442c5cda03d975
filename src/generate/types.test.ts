import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { Json } from '../shared/json.ts';
import { typesSource } from './types.ts';

async function typeOf(schema: Json): Promise<string> {
  const [spec] = operationOf({ responses: {} }, { components: { schemas: { It: schema } } });
  const source = await typesSource(spec);
  return /\n {8}It: ([\s\S]*?);\n {4}\};/.exec(source)?.[1]?.replace(/\s+/g, ' ') ?? source;
}

describe(typesSource, () => {
  test.each<[string, Json, string]>([
    ['a constant', { const: 'a' }, '"a"'],
    ['options', { enum: ['a', 'b'] }, '"a" | "b"'],
    ['what may be null', { type: ['string', 'null'] }, 'string | null'],
    [
      'a field with a default may be left out',
      { type: 'object', properties: { a: { type: 'string', default: 'x' } } },
      '{ /** @default x */ a?: string; }',
    ],
    [
      'what is required',
      { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
      '{ a: number; }',
    ],
  ])('%s', async (_title, schema, want) => expect(await typeOf(schema)).toBe(want));

  test('leaves the document as it was', async () => {
    const [spec] = operationOf(
      { responses: {} },
      { components: { schemas: { It: { $ref: '#/components/schemas/B' }, B: {} } } },
    );
    const before = JSON.stringify(spec.document);
    await typesSource(spec);
    expect(JSON.stringify(spec.document)).toBe(before);
  });
});
