import { expect, test } from 'vitest';
import { readPrefer } from './prefer.ts';

test.each([
  [undefined, {}],
  ['code=404, example=unknown', { code: 404, example: 'unknown' }],
  ['dynamic; seed="a b"', { dynamic: true, seed: 'a b' }],
  ['dynamic=false, delay=300', { dynamic: false, delay: 300 }],
  ['delay=10,', { delay: 10 }],
  ['cod=401', { unclear: [notUnderstood('cod=401')] }],
  ['code=401, delay=abc', { code: 401, unclear: [notUnderstood('delay=abc')] }],
  ['code=many, dynamic=perhaps', { unclear: [notUnderstood('code=many'), notUnderstood('dynamic=perhaps')] }],
  ['__proto__=1', { unclear: [notUnderstood('__proto__=1')] }],
])('%j', (header, wanted) => expect(readPrefer(header)).toEqual(wanted));

function notUnderstood(part: string): string {
  return `Prefer "${part}" is not understood; there are code, example, dynamic, delay, seed`;
}
