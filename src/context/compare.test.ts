import { describe, expect, test } from 'vitest';
import type { Json } from '../shared/json.ts';
import { differences, isClock, missingFrom } from './compare.ts';

describe(missingFrom, () => {
  const paths = (found: Json | undefined, written: Json) =>
    missingFrom(found, written).map(({ path }) => path);

  test.each<[string, Json | undefined, Json, string[]]>([
    ['the same', { a: 1 }, { a: 1 }, []],
    ['more than was written', { a: 1, b: 2 }, { a: 1 }, []],
    ['another value', { a: 2 }, { a: 1 }, ['#/a']],
    ['another type', { a: '1' }, { a: 1 }, ['#/a']],
    ['a field that is missing', {}, { 'a/b': 1 }, ['#/a~1b']],
    ['nothing for an empty value', {}, { a: null, b: '', c: [] }, []],
    ['nothing for something', {}, { a: false, b: 0 }, ['#/a', '#/b']],
    ['null for an empty list', { a: null }, { a: [] }, []],
    ['a list in another order', { a: [2, 1] }, { a: [1, 2] }, []],
    ['a name more than was written', { a: ['x', 'y'] }, { a: ['x'] }, ['#/a']],
    ['a thing more than was written', { a: [{ id: 1 }, { id: 2 }] }, { a: [{ id: 2 }] }, []],
    [
      'a thing of the same id that shows something else',
      { a: [{ id: 2 }, { id: 1, b: ['x', 'y'] }] },
      { a: [{ id: 1, b: ['x'] }] },
      ['#/a/0/b'],
    ],
    ['an item twice of which one is there', { a: ['x'] }, { a: ['x', 'x'] }, ['#/a/1']],
    ['an option in other letters', { a: 'private' }, { a: 'PRIVATE' }, []],
    ['a name in other letters', { a: 'Roses' }, { a: 'roses' }, ['#/a']],
    ['an object where a text was', { a: {} }, { a: 'x' }, ['#/a']],
    ['nothing at all', undefined, { a: 1 }, ['#']],
  ])('%s', (_title, found, written, want) => expect(paths(found, written)).toEqual(want));

  test('says what was wanted and what was found', () => {
    expect(missingFrom({ a: { b: 2 } }, { a: { b: 1 } })).toEqual([{ path: '#/a/b', wanted: 1, found: 2 }]);
  });
});

describe(differences, () => {
  test.each<[string, Json | undefined, Json | undefined, string[]]>([
    ['the same in another order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a clock', { a: 1, updatedAt: 1 }, { a: 1, updatedAt: 2 }, []],
    ['a field that came or went', { a: 1 }, { b: 1 }, ['#/a', '#/b']],
    ['an item that differs', [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 3 }], ['#/1/a']],
    ['a list of another length', [1], [1, 2], ['#']],
    ['a list in another order', [1, 2], [2, 1], ['#/0', '#/1']],
    ['nothing and null', undefined, null, []],
    ['a value and nothing', 1, undefined, ['#']],
  ])('%s', (_title, before, after, want) =>
    expect(differences(before, after).map(({ path }) => path)).toEqual(want),
  );
});

describe(isClock, () => {
  test.each([
    'updatedAt',
    '_updatedAt',
    'created_at',
    'createTime',
    'create_time',
    'createtime',
    'lastModifiedTimestamp',
    'creationTimestamp',
    'lastmodified',
    'date',
    'version',
    'resourceVersion',
    'resourceversion',
    'revision',
    'etag',
    'requestId',
    'request_id',
    'nonce',
    'timestamp',
  ])('%s tells when', (name) => expect(isClock(name)).toBe(true));
  test.each([
    'name',
    'format',
    'state',
    'chat',
    'seat',
    'dataFormat',
    'heartbeat',
    'candidate',
    'conversion',
    'status',
    'what',
    'id',
    'waterings',
    '',
  ])('%j does not', (name) => expect(isClock(name)).toBe(false));
});
