import { describe, expect, test } from 'vitest';
import type { Json } from '../shared/json.ts';
import { inOrder, isMoving } from './moving.ts';

describe(isMoving, () => {
  test.each<[string, Json, Json, Json, boolean]>([
    ['a counter of all requests moves by itself', 1, 2, 6, true],
    ['a counter in a text does too', '1 requests', '2 requests', '6 requests', true],
    [
      'a clock does',
      '2026-01-01T10:00:00.100Z',
      '2026-01-01T10:00:00.103Z',
      '2026-01-01T10:00:00.160Z',
      true,
    ],
    ['what goes up by one a read is changed by reading', 1, 2, 3, false],
    ['what changes once, by the first read, is changed by reading', 'new', 'seen', 'seen', false],
    ['a token that is another one each time moves by itself', 'abc', 'def', 'ghi', true],
  ])('%s', (_title, first, second, third, want) => expect(isMoving(first, second, third)).toBe(want));
});

describe(inOrder, () => {
  test('two orders of one list are the same, whatever the items count', () => {
    const order = (ids: string[]) => inOrder(ids.map((id) => ({ id, reads: 1 })));
    expect(order(['b', 'a', 'c'])).toEqual(order(['c', 'b', 'a']));
  });
});
