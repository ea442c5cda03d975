import { describe, expect, test } from 'vitest';
import { contextOf, operationOf } from '../../tests/spec-of.ts';
import type { Json } from '../shared/json.ts';
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

  const when = { type: 'string', format: 'date-time' };
  const serial = { type: 'string', pattern: '^[A-Z]{2}-[0-9]{6}$' };
  const slot = { type: 'object', properties: { start: when, end: when, serial } };
  const placed = (body: Json, status: number, keep?: string) => {
    const content = { 'application/json': { schema: slot } };
    const context = contextOf(
      operationOf({ requestBody: { content }, responses: { 201: {}, [status]: {} } }),
    );
    return withUniqueNames({ ...context, examplesExist: false }, body, 'a', keep) as Record<string, string>;
  };
  const body = { start: '2040-05-07T09:00:00Z', end: '2040-05-07T10:00:00Z', serial: 'AB-123456' };

  test('where things may collide, takes another time of the same length, and another code', () => {
    const moved = placed(body, 409);
    const weeks = (Date.parse(String(moved.start)) - Date.parse(body.start)) / (7 * 86_400_000);
    expect(Number.isInteger(weeks) && weeks > 0).toBe(true);
    expect(Date.parse(String(moved.end)) - Date.parse(String(moved.start))).toBe(3_600_000);
    expect(moved.serial).toMatch(/^[A-Z]{2}-[0-9]{6}$/);
    expect(moved.serial).not.toBe(body.serial);
  });

  test('what is past stays past, the place under test stays, and nothing moves where nothing collides', () => {
    const past = { start: '2020-05-07T09:00:00Z', end: '2020-05-07T10:00:00Z' };
    expect(String(placed(past, 409).start) < past.start).toBe(true);
    expect(placed(body, 409, '#/start')).toMatchObject({ start: body.start, end: body.end });
    expect(placed(body, 400)).toEqual(body);
  });

  test('leaves bodies alone that create nothing', () => {
    expect(unique({ name: 'roses' }, 'a', 'PUT /beds')).toEqual({ name: 'roses' });
  });
});
