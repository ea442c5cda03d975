import { STATUS_CODES } from 'node:http';
import { expect, test } from 'vitest';
import { reasonPhrase } from './reason-phrase.ts';

test('the words of every status are those that node:http sends', () => {
  const own = Object.keys(STATUS_CODES).map((status) => [status, reasonPhrase(Number(status))]);
  expect(Object.fromEntries(own)).toEqual({ ...STATUS_CODES });
  expect(reasonPhrase(799)).toBe('');
});
