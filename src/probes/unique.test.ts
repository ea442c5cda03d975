import { describe, expect, test } from 'vitest';
import { contextOf, operationOf } from '../../tests/spec-of.ts';
import type { Json } from '../json.ts';
import { withUniqueNames } from './unique.ts';

const name = { type: 'string', maxLength: 14 };
const schema = {
  type: 'object',
  properties: {
    name,
    kind: { type: 'string' },
    userId: { type: 'string' },
    meta: { type: 'object', properties: { title: { type: 'string' } } },
    email: { enum: ['a'] },
  },
};
const node = { requestBody: { content: { 'application/json': { schema } } }, responses: { 201: {} } };
const unique = (body: Json, salt: string, call = 'POST /beds', keep?: string) =>
  withUniqueNames(contextOf(operationOf(node, {}, call)), body, salt, keep);

describe(withUniqueNames, () => {
  test('gives names of its own, the same for the same salt', () => {
    const body = { name: 'roses', kind: 'k', userId: 'u', meta: { title: 't' }, email: 'a' };
    const first = unique(body, 'a');
    expect(first).toMatchObject({
      name: expect.stringMatching(/^roses-\w+$/),
      kind: 'k',
      userId: 'u',
      email: 'a',
      meta: { title: expect.stringMatching(/^t-/) },
    });
    expect(unique(body, 'a')).toEqual(first);
    expect(unique(body, 'b')).not.toEqual(first);
  });

  test('leaves a name alone that would break the schema, and the place under test', () => {
    expect(unique({ name: 'long-enough' }, 'a')).toEqual({ name: 'long-enough' });
    expect(unique({ name: 'roses' }, 'a', 'POST /beds', '#/name')).toEqual({ name: 'roses' });
  });

  test('leaves bodies alone that create nothing', () => {
    expect(unique({ name: 'roses' }, 'a', 'PUT /beds')).toEqual({ name: 'roses' });
  });
});
