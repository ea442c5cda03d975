import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { mapsIn, richBody } from './rich.ts';

const schema = {
  type: 'object',
  properties: {
    at: { type: 'string', format: 'date-time' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    few: { type: 'object', maxProperties: 1, additionalProperties: { type: 'string' } },
    place: { type: 'object', properties: { city: { type: 'string' } } },
  },
};
const [spec, operation] = operationOf({
  requestBody: { content: { 'application/json': { schema } } },
  responses: { 201: {} },
});

describe(richBody, () => {
  test('says an instant with another offset, and gives a map a second key', () => {
    const body = { at: '2031-05-05T09:00:00Z', labels: { a: 'x' }, place: { city: 'Ulm' } };
    const want = { ...body, at: '2031-05-05T14:30:00+05:30', labels: { a: 'x', a_b: 'x' } };
    expect(richBody(spec, operation, body)).toEqual(want);
    expect(Date.parse(want.at)).toBe(Date.parse(body.at));
  });

  test('stays valid', () =>
    expect(richBody(spec, operation, { few: { a: 'x' } })).toEqual({ few: { a: 'x' } }));
});

describe(mapsIn, () => {
  test('are the objects whose fields nobody names', () => {
    expect([...mapsIn(spec, operation, { labels: { a: 'x' }, place: { city: 'Ulm' } })]).toEqual([
      '#/labels',
    ]);
  });
});
