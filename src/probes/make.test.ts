import { describe, expect, test } from 'vitest';
import { contextOf, operationOf } from '../../tests/spec-of.ts';
import { baseDraft } from './base.ts';
import { pendingProbe, probe } from './make.ts';
import { promiseSuccess } from './promises.ts';

const schema = {
  type: 'object',
  required: ['roleId'],
  properties: { name: { type: 'string' }, roleId: { type: 'string' } },
};
const node = {
  parameters: [{ name: 'bed', in: 'path', required: true, example: 'b1' }],
  requestBody: { content: { 'application/json': { schema, example: { name: 'a', roleId: 'r1' } } } },
  responses: { 200: {} },
};
const whole = operationOf(node, {}, 'PUT /beds/{bed}');

function guesses(more: Parameters<typeof contextOf>[1]) {
  const context = contextOf(whole, more);
  return probe(context, 'valid', 'valid', baseDraft(context), promiseSuccess(context.operation)).guesses;
}

describe(probe, () => {
  test('says its kind once where the title is the same', () => {
    const context = contextOf(whole);
    const make = (title: string) =>
      probe(context, 'valid', title, baseDraft(context), promiseSuccess(context.operation)).id;
    expect([make('valid'), make('valid request')]).toEqual(['act/valid', 'act/valid/valid request']);
  });

  test('guesses nothing where the examples exist', () => expect(guesses({})).toEqual([]));

  test('guesses every id that the target did not tell', () => {
    expect(guesses({ examplesExist: false })).toEqual(['path.bed', 'body']);
    const known = (place: string) => ({ 'path.bed': 'mine', 'body./roleId': 'r7' })[place];
    expect(guesses({ examplesExist: false, known, bodyPlaces: ['body./roleId'] })).toEqual([]);
    expect(guesses({ examplesExist: false, known })).toEqual(['body']);
  });
});

describe(pendingProbe, () => {
  test('has a reason and nothing to send', () => {
    const context = contextOf(whole);
    expect(pendingProbe(context, '500', promiseSuccess(context.operation), 'why')).toMatchObject({
      id: 'act/response/500',
      kind: 'response',
      draft: undefined,
      pending: 'why',
    });
  });
});
