import { expect, test } from 'vitest';
import { freshId } from './fresh-id.ts';

test.each([
  ['64c1a7f0d3b2e8459f6a0b11', /^[0-9a-f]{24}$/],
  [
    '1b671a64-40d5-491e-99b0-da01ff1f3341',
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  ],
  ['aobEdbYhXfu5hkeqG', /^[a-z]{3}[A-Z][a-z]{2}[A-Z]/],
  ['ord-2024-A', /^[a-z]{3}-\d{4}-[A-Z]$/],
  ['17', /^\d+$/],
])('an id like %s', (shape, pattern) => {
  const ids = [1, 2, 3].map((made) => freshId(shape, made));
  for (const id of ids) expect(id).toMatch(pattern);
  expect(new Set(ids).size).toBe(3);
  expect(freshId(shape, 1)).toBe(ids[0]);
});

test('a number stays a number', () => expect(freshId(7, 1)).toBe(1_001));
