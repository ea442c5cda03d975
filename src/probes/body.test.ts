import { describe, expect, test } from 'vitest';
import { contextOf, operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { bodyProbes } from './body.ts';

const schema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', maxLength: 8 }, note: { type: 'string' } },
};
const responses = { 200: { description: '' }, 400: { description: '' } };

function probes(body: JsonObject, more: JsonObject = {}) {
  const requestBody = { ...body, content: { 'application/json': { schema, example: { name: 'roses' } } } };
  return bodyProbes(contextOf(operationOf({ requestBody, responses, ...more }, {}, 'PUT /beds')));
}

describe(bodyProbes, () => {
  test('are bodies that cannot be read, and each constraint on both sides', () => {
    const list = probes({ required: true });
    expect(list.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['malformed JSON', 'truncated JSON', 'empty body', 'no body']),
    );
    const of = (id: string) => list.find((one) => one.id === id);
    expect(of('act/invalid/name/maxLength/length 9')?.promise).toMatchObject({ statuses: ['400'] });
    expect(of('act/boundary/name/maxLength/length 8')?.promise).toMatchObject({ statuses: ['200'] });
    expect(of('act/invalid/name/required/without name')?.draft?.body?.text).toBe('{}');
  });

  test('an invalid one points at the keyword that it breaks', () => {
    const one = probes({}).find(({ id }) => id.endsWith('/length 9'));
    expect(one?.promise.at).toMatch(/schema\/properties\/name\/maxLength$/);
  });

  test.each([
    ['an optional body is never left out', { required: false }],
    ['nor one that nobody promises to be required', { required: true, 'x-unpromised': ['required'] }],
  ])('%s', (_title, body) => {
    expect(probes(body).map(({ title }) => title)).not.toContain('no body');
  });

  test('fields that the example leaves out are tried too', () => {
    expect(probes({}).map(({ id }) => id)).toContain('act/invalid/note/type/null instead of string');
  });

  test('no text is truncated into another valid one', () => {
    const truncated = probes({}).find(({ title }) => title === 'truncated JSON');
    expect(() => JSON.parse(truncated?.draft?.body?.text ?? '1')).toThrow();
  });

  test('what never succeeds has no boundary', () => {
    const never = { 200: { description: '', 'x-elicit': { never: 'closed' } }, 400: { description: '' } };
    expect(probes({}, { responses: never }).filter(({ kind }) => kind === 'boundary')).toEqual([]);
  });

  test('without a JSON body there is none', () => {
    expect(bodyProbes(contextOf(operationOf({ responses })))).toEqual([]);
  });
});
