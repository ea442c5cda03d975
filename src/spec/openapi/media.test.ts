import { describe, expect, test } from 'vitest';
import type { Media } from '../operation.ts';
import { jsonMedia, mediaFor } from './media.ts';

const media = (...types: string[]): Media[] =>
  types.map((type) => ({ type, at: '#', schema: undefined, examples: [] }));

describe(mediaFor, () => {
  const all = media('*/*', 'text/*', 'application/json; charset=utf-8', 'text/plain');
  test.each([
    ['text/plain', 'text/plain'],
    ['text/html', 'text/*'],
    ['application/json', 'application/json; charset=utf-8'],
    ['image/png', '*/*'],
    [undefined, undefined],
  ])('of %s is %s', (actual, want) => expect(mediaFor(all, actual)?.type).toBe(want));
});

describe(jsonMedia, () => {
  test.each([
    [['text/plain', 'application/json'], 'application/json'],
    [['application/merge-patch+json'], 'application/merge-patch+json'],
    [['*/*'], '*/*'],
    [['text/plain'], undefined],
  ])('of %j is %s', (types, want) => {
    expect(jsonMedia({ required: true, at: '#', media: media(...types), unpromised: [] })?.type).toBe(want);
  });
});
