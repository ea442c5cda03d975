import { expect, test } from 'vitest';
import { readerOf, schemaAt } from '../../../tests/spec-of.ts';
import type { Json } from '../../shared/json.ts';
import { fakerOf } from '../../values/format.ts';
import { fakeData } from './fake-data.ts';

const of = (schema: Json, seed = 1): Json => fakeData(readerOf(schema, 'response'), schemaAt, fakerOf(seed));

const roles = { type: 'string', enum: ['admin', 'user', 'guest'] };
const thing = {
  type: 'object',
  properties: {
    _id: { type: 'string', example: 'first' },
    role: roles,
    size: { type: 'integer', maximum: 9 },
  },
};

test('a list holds several things, and only the first is the one that the spec shows', () => {
  const list = of({ type: 'array', items: thing }) as { _id: string }[];
  expect(list.length).toBeGreaterThan(1);
  expect(list.map(({ _id }) => _id === 'first')).toEqual(list.map((_, index) => index === 0));
});

test('a list is no longer than its schema lets it be', () => {
  for (const seed of [1, 2, 3, 4, 5])
    expect(of({ type: 'array', maxItems: 1, items: thing }, seed)).toHaveLength(1);
});

test('choices and numbers differ from seed to seed, within their bounds', () => {
  const many = Array.from({ length: 30 }, (_, seed) => of(thing, seed) as { role: string; size: number });
  expect(new Set(many.map(({ role }) => role))).toEqual(new Set(roles.enum));
  expect(Math.max(...many.map(({ size }) => size))).toBeLessThanOrEqual(9);
  expect(new Set(many.map(({ size }) => size)).size).toBeGreaterThan(3);
});

test('a number whose name is that of a time is one', () => {
  const made = of({ type: 'object', properties: { create_time: { type: 'integer' } } }) as {
    create_time: number;
  };
  expect(new Date(made.create_time).getFullYear()).toBeGreaterThan(2020);
});

test('the same seed gives the same', () => expect(of(thing, 7)).toEqual(of(thing, 7)));
