import { describe, expect, test } from 'vitest';
import type { Json } from '../shared/json.ts';
import { type Leeway, strictDifferences } from './strict.ts';

const leeway: Leeway = {
  sets: new Set(['#/roles']),
  documented: (path) => !path.startsWith('#/hidden'),
  exact: (path) => path === '#/due_at',
  whole: true,
  skipped: (name) => name === 'id',
};

describe(strictDifferences, () => {
  test.each<[string, Json, Json]>([
    ['a text that was cut', { a: 'xxxxxxxx' }, { a: 'xxxxxxxxxxxx' }],
    ['a list that was turned round', { tags: ['a', 'b'] }, { tags: ['b', 'a'] }],
    ['a list without its repetition', { tags: ['a', 'b'] }, { tags: ['a', 'b', 'a'] }],
    ['things of which one is missing', { lines: [{ n: 1 }] }, { lines: [{ n: 1 }, { n: 2 }] }],
    [
      'an instant in another zone, where it is promised as sent',
      { due_at: '2031-05-06T05:00:15Z' },
      { due_at: '2031-05-06T10:30:15+05:30' },
    ],
    ['a part that is not shown though it is documented', {}, { size: { width: 1 } }],
    ['false as nothing', {}, { shared: false }],
  ])('finds %s', (_, found, sent) => expect(strictDifferences(found, sent, leeway)).toHaveLength(1));

  test.each<[string, Json, Json]>([
    ['what came as it was sent', { a: 'x', tags: ['b', 'a', 'b'] }, { a: 'x', tags: ['b', 'a', 'b'] }],
    ['a mask', { card: '****1234' }, { card: '4111111111111234' }],
    ['members in another order', { roles: ['b', 'a'] }, { roles: ['a', 'b'] }],
    ['an instant in another zone', { at: '2031-05-06T05:00:15Z' }, { at: '2031-05-06T10:30:15+05:30' }],
    ['what the answer does not document', {}, { hidden: 'x' }],
    ['an empty list as nothing', {}, { tags: [] }],
    ['another id', { id: 'b' }, { id: 'a' }],
  ])('passes over %s', (_, found, sent) => expect(strictDifferences(found, sent, leeway)).toEqual([]));
});
