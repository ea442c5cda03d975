import { expect, suite, test } from 'vitest';
import { compare, flatten, review } from './compare.ts';

const published = flatten({ Bed: { plants: { type: 'integer', minimum: 0 } } });
const ours = flatten({ Bed: { plants: { type: 'integer', minimum: 1 }, mood: { type: 'string' } } });
const minimum = {
  at: ['Bed'],
  field: 'plants/minimum',
  published: 0,
  ours: 1,
  because: 'empty beds are none',
};
const mood = { at: ['Bed/mood/type'], ours: 'string', because: 'beds have moods' };

suite(review, () => {
  test('lists nothing where every difference is meant', () => {
    expect(review(compare(published, ours), [minimum, mood])).toEqual({ unlisted: [], gone: [] });
  });

  test('names a difference that nobody listed', () => {
    const { unlisted } = review(compare(published, ours), [minimum]);
    expect(unlisted).toEqual([{ at: 'Bed/mood/type', published: undefined, ours: 'string' }]);
  });

  test('names a listed difference that does not exist, or exists with other values', () => {
    const { gone } = review(compare(published, ours), [{ ...minimum, ours: 2 }, mood]);
    expect(gone).toEqual([{ at: 'Bed/plants/minimum', published: 0, ours: 2 }]);
  });

  test('does not look for a difference in the variants that do not have it', () => {
    const rows = [minimum, { ...mood, notAs: ['big'] }];
    expect(review(compare(published, ours), rows, 'big').unlisted).toHaveLength(1);
    expect(review(compare(published, ours), rows, 'small')).toEqual({ unlisted: [], gone: [] });
  });
});
