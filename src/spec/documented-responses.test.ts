import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { documentedResponses, responsesTo } from './documented-responses.ts';

/** Each answer as `status example: cause`. */
function read(responses: JsonObject, more: JsonObject = {}): string[] {
  return documentedResponses(operationOf({ responses, ...more })[1]).map(
    ({ response, example, cause: { kind, ...rest } }) =>
      [
        `${response.status}${example === undefined ? '' : ` ${example.name}`}: ${kind}`,
        ...Object.values(rest).filter((word) => word !== undefined),
      ].join(' '),
  );
}

const json = (more: JsonObject) => ({ content: { 'application/json': more } });

describe(documentedResponses, () => {
  test.each([
    ['200', '200: success'],
    ['2XX', '2XX: success'],
    ['400', '400: invalid'],
    ['422', '422: invalid'],
    ['401', '401: credentials'],
    ['403', '403: identity unprivileged'],
    ['404', '404: missing'],
    ['500', '500: never a client cannot provoke it'],
    ['409', '409: never no request is documented to bring it about'],
    ['default', 'default: never no request is documented to bring it about'],
  ])('%s without a word has the cause %s', (status, want) => expect(read({ [status]: {} })).toEqual([want]));

  test.each<[JsonObject, string]>([
    [{ never: 'the clock stands' }, '404: never the clock stands'],
    [{ identity: 'unprivileged' }, '404: identity unprivileged'],
    [{ request: 'rename', identity: 'unprivileged' }, '404: request rename unprivileged'],
    [{ request: 'rename' }, '404: request rename administrator'],
    [{ missing: 'bed' }, '404: missing bed'],
    [{ credentials: 'wrong' }, '404: credentials wrong'],
    [{ invalid: 'query' }, '404: invalid query'],
  ])('x-elicit %j says so', (elicit, want) => expect(read({ 404: { 'x-elicit': elicit } })).toEqual([want]));

  test('of several examples each is an answer, by its own word first', () => {
    const examples = { a: { value: 1, 'x-elicit': { never: 'no' } }, b: { value: 2 } };
    expect(read({ 400: json({ examples }) })).toEqual(['400 a: never no', '400 b: invalid']);
  });

  test('a response example is the partner of the request example of its name', () => {
    const requestBody = json({ examples: { rename: { value: {} } } });
    const answers = {
      200: json({ examples: { rename: { value: {} } } }),
      403: { ...json({ examples: { rename: { value: {} } } }), 'x-elicit': { identity: 'unprivileged' } },
    };
    expect(read(answers, { requestBody })).toEqual([
      '200 rename: request rename administrator',
      '403 rename: request rename unprivileged',
    ]);
  });

  test('the unnamed example has no partner', () => {
    expect(read({ 200: json({ example: 1 }) }, { requestBody: json({ example: 2 }) })).toEqual([
      '200 example: success',
    ]);
  });
});

describe(responsesTo, () => {
  test('are those of one kind', () => {
    const [, operation] = operationOf({ responses: { 200: {}, 400: {}, 422: {} } });
    expect(responsesTo(operation, 'invalid').map(({ response }) => response.status)).toEqual(['400', '422']);
  });
});
