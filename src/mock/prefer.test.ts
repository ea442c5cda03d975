import { expect, test } from 'vitest';
import { readPrefer } from './prefer.ts';

test.each([
  [undefined, {}],
  ['code=404, example=unknown', { code: 404, example: 'unknown' }],
  ['dynamic; seed="a b"', { dynamic: true, seed: 'a b' }],
  ['dynamic=false, delay=300', { dynamic: false, delay: 300 }],
  ['code=many, respond-async', {}],
])('%j', (header, wanted) => expect(readPrefer(header)).toEqual(wanted));
