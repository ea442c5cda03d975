import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/json.ts';
import { withNull } from './nullable.ts';

const nothing = { type: 'null' };

describe(withNull, () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['a type gets null beside it', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'a closed list gets null',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'anyOf gets a branch',
      { nullable: true, anyOf: [{ $ref: '#/a' }] },
      { anyOf: [{ $ref: '#/a' }, nothing] },
    ],
    ['oneOf gets one branch, not two', { nullable: true, oneOf: [nothing] }, { oneOf: [nothing] }],
    [
      'each part of allOf admits null',
      { nullable: true, allOf: [{ $ref: '#/a' }] },
      { allOf: [{ anyOf: [{ $ref: '#/a' }, nothing] }] },
    ],
    ['what is not nullable loses the word alone', { type: 'string', nullable: false }, { type: 'string' }],
    ['a schema that says nothing else says nothing', { nullable: true }, {}],
  ])('%s', (_title, schema, want) => expect(withNull(schema)).toEqual(want));
});
