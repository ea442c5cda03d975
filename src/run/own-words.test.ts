import { describe, expect, test } from 'vitest';
import { specOf } from '../../tests/spec-of.ts';
import type { RequestDraft } from '../http/request.ts';
import type { JsonObject } from '../shared/json.ts';
import { ownWordsIn } from './own-words.ts';

/** Which parameter of a GET takes words of the server's own, where it is sent this one. */
function wordsIn(parameter: JsonObject) {
  const spec = specOf({
    paths: {
      '/alerts': {
        get: {
          parameters: [{ in: 'query', ...parameter }],
          responses: { 200: { description: 'some' }, 400: { description: 'bad' } },
        },
      },
    },
  });
  const [get] = spec.operations;
  const draft = { path: {}, headers: {}, query: [[String(parameter.name), 'veto']] };
  return get === undefined ? 'no operation' : ownWordsIn(spec, get, draft as unknown as RequestDraft);
}

const text = { type: 'string' };

describe(ownWordsIn, () => {
  test.each<[string, JsonObject]>([
    ['a filter by its name', { name: 'filter', schema: { type: 'array', items: text } }],
    ['a matcher by its description', { name: 'm', description: 'A list of matchers', schema: text }],
  ])('%s has words of its own', (_, parameter) => expect(wordsIn(parameter)).toBe(parameter.name));

  test.each<[string, JsonObject]>([
    ['a search', { name: 'q', schema: text }],
    ['one with options', { name: 'filter', schema: { ...text, enum: ['veto'] } }],
    ['one with an example', { name: 'filter', schema: text, example: 'a=b' }],
    ['a required one', { name: 'filter', required: true, schema: text }],
    ['a number', { name: 'filter', schema: { type: 'integer' } }],
  ])('%s has none', (_, parameter) => expect(wordsIn(parameter)).toBeUndefined());
});
