import { describe, expect, test } from 'vitest';
import type { Json } from '../../shared/json.ts';
import { withNull } from './nullable.ts';

const nothing = { type: 'null' };

describe(withNull, () => {
  test.each<[string, Json, Json]>([
    [
      'a type keeps the word for the upgrade',
      { type: 'string', nullable: true },
      { type: 'string', nullable: true },
    ],
    [
      'a closed list gets null',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: 'string', nullable: true, enum: ['a', null] },
    ],
    [
      'anyOf gets a branch',
      { nullable: true, anyOf: [{ $ref: '#/a' }] },
      { anyOf: [{ $ref: '#/a' }, nothing] },
    ],
    [
      'each part of allOf admits null',
      { nullable: true, allOf: [{ $ref: '#/a' }] },
      { allOf: [{ anyOf: [{ $ref: '#/a' }, nothing] }] },
    ],
    ['what is not nullable stays', { type: 'string', nullable: false }, { type: 'string', nullable: false }],
    [
      'examples are data',
      { type: 'object', example: { nullable: true, anyOf: [] } },
      { type: 'object', example: { nullable: true, anyOf: [] } },
    ],
    [
      'a field may be called example',
      { properties: { example: { nullable: true, oneOf: [] } } },
      { properties: { example: { oneOf: [nothing] } } },
    ],
  ])('%s', (_title, schema, want) => expect(withNull(schema)).toEqual(want));
});
