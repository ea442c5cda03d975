import { describe, expect, test } from 'vitest';
import type { Json } from '../shared/json.ts';
import { changesBetween, type Snapshot } from './snapshot.ts';

const of = (things: Record<string, Json>): Snapshot => ({
  things: new Map(Object.entries(things)),
  step: undefined,
});

describe(changesBetween, () => {
  test('names what is new, gone and changed', () => {
    const before = of({ '/a 1': { id: '1', n: 1 }, '/a 2': { id: '2' } });
    const after = of({ '/a 1': { id: '1', n: 2 }, '/a 3': { id: '3' } });
    expect(changesBetween(before, after).map(({ id, what }) => [id, what])).toEqual([
      ['1', 'changed'],
      ['2', 'gone'],
      ['3', 'new'],
    ]);
  });

  test('passes over clocks, and over what was being deleted already', () => {
    const before = of({ '/a 1': { id: '1', updated_at: 'x' }, '/a 2': { id: '2', status: 'DELETING' } });
    expect(changesBetween(before, of({ '/a 1': { id: '1', updated_at: 'y' } }))).toEqual([]);
  });
});
