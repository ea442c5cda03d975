import { describe, expect, test } from 'vitest';
import { saidDefaults } from './defaults.ts';
import { saysExact } from './exact-words.ts';
import { ageOrder, fieldOf } from './list-order.ts';
import { inclusiveBy } from './list-sides.ts';

describe(saysExact, () => {
  test.each(['Given back exactly as it was sent', 'Stored verbatim', 'returned unchanged'])(
    'hears %j',
    (text) => expect(saysExact(text)).toBe(true),
  );
  test.each(['The exact time', 'In UTC', 'As it was sent by mail'])('does not hear %j', (text) =>
    expect(saysExact(text)).toBe(false),
  );
});

describe(saidDefaults, () => {
  test('reads the value of each field', () => {
    const words =
      'Without values of their own, `state` is draft, `note` and `rank` null, `share` is 0.5 and `tags` empty';
    expect(Object.fromEntries(saidDefaults(words, ['state', 'note', 'rank', 'share', 'tags']))).toEqual({
      state: 'draft',
      note: null,
      rank: null,
      share: 0.5,
      tags: [],
    });
  });
  test('reads nothing where nothing is said of what is left out', () =>
    expect(saidDefaults('The state is draft.', ['state']).size).toBe(0));
});

describe(ageOrder, () => {
  test.each([
    ['Orders, oldest first', 'oldest'],
    ['Articles by the order of their creation', 'oldest'],
    ['The newest first', 'newest'],
    ['All of them', undefined],
  ])('of %j is %j', (words, want) => expect(ageOrder(words)).toBe(want));
});

test('the field that a list is ordered by is named by its words', () => {
  const items = [{ id: '1', serial: 'a', starts_at: 'x' }];
  expect(fieldOf('Devices, ordered by serial', items)).toBe('serial');
  expect(fieldOf('Events by their start, the earliest first', items)).toBe('starts_at');
  expect(fieldOf('All of them', items)).toBeUndefined();
});

test('words say whether a bound is within', () => {
  expect(inclusiveBy('Only products of at least this price', true)).toBe(true);
  expect(inclusiveBy('Only events that start before this moment', false)).toBe(false);
  expect(inclusiveBy('The price', true)).toBeUndefined();
});
