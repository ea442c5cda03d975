import { describe, expect, test } from 'vitest';
import { kindAt } from './fields.ts';

describe(kindAt, () => {
  test.each([
    ['', 'document'],
    ['info', 'info'],
    ['info license', 'license'],
    ['paths', 'paths'],
    ['paths /beds', 'path item'],
    ['paths /beds get', 'operation'],
    ['paths /beds get parameters 0', 'parameter'],
    ['paths /beds get requestBody content application/json', 'media type'],
    ['paths /beds get responses', 'responses'],
    ['paths /beds get responses default', 'response'],
    ['paths /beds get responses 200 headers X-Total', 'header'],
    ['paths /beds get callbacks planted {$request.body#/url} post', 'operation'],
    ['components responses NoBed', 'response'],
    ['components securitySchemes key flows implicit', 'flow'],
    ['servers 0 variables host', 'server variable'],
    ['components schemas Bed', undefined],
    ['paths /beds get responses 200 content a/b schema properties', undefined],
    ['paths /beds get tags 0', undefined],
  ])('at "%s" is %s', (way, want) => {
    expect(kindAt(way === '' ? [] : way.split(' '))?.name).toBe(want);
  });

  test('gives the names of its fields', () => {
    expect(kindAt(['info', 'contact'])?.fields).toEqual(['name', 'url', 'email']);
    expect(kindAt(['paths'])?.fields).toEqual([]);
  });
});
