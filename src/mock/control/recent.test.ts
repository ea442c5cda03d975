import { expect, test } from 'vitest';
import { Recent } from './recent.ts';

test('what is used stays, what is not goes', () => {
  const recent = new Recent<number>(10);
  recent.set('used', 1);
  for (let turn = 0; turn < 100; turn += 1) {
    recent.set(`other ${turn}`, turn);
    expect(recent.get('used')).toBe(1);
  }
  expect([recent.get('other 0'), recent.get('other 99')]).toEqual([undefined, 99]);
});
