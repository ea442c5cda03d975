import { describe, expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../tests/spec-of.ts';
import { otherBranches, usualBodies } from './bases.ts';

const of = (kind: string, more: object) => ({
  type: 'object',
  additionalProperties: false,
  required: ['kind'],
  properties: { kind: { const: kind }, ...more },
});
const reader = readerOf({
  oneOf: [of('rose', {}), of('tulip', { bulbs: { type: 'integer', minimum: 3 } }), of('fern', {})],
});

describe(otherBranches, () => {
  test('makes a valid body for each branch that is not taken', () => {
    expect(otherBranches(reader, schemaAt, [{ kind: 'rose' }])).toEqual([
      { kind: 'tulip', bulbs: 3 },
      { kind: 'fern' },
    ]);
  });

  test('makes none where all are taken, or there are none', () => {
    expect(otherBranches(reader, schemaAt, [{ kind: 'rose' }, { kind: 'tulip' }, { kind: 'fern' }])).toEqual(
      [],
    );
    expect(otherBranches(readerOf({ type: 'object' }), schemaAt, [{}])).toEqual([]);
  });
});

describe(usualBodies, () => {
  test('are the base, and one with every field where that is more', () => {
    const one = readerOf({ type: 'object', properties: { a: { const: 1 }, b: { const: 2 } } });
    expect(usualBodies(one, schemaAt, { a: 1 })).toEqual([{ a: 1 }, { a: 1, b: 2 }]);
    expect(usualBodies(one, schemaAt, { a: 1, b: 2 })).toEqual([{ a: 1, b: 2 }]);
  });
});
