import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import type { JsonObject } from '../shared/json.ts';
import { documentedResponses } from '../spec/documented-responses.ts';
import {
  neverSucceeds,
  promiseCredentials,
  promiseExample,
  promiseInvalid,
  promiseOf,
  promiseSuccess,
} from './promises.ts';

const of = (responses: JsonObject) => operationOf({ responses })[1];
const named = (...names: string[]) => ({
  content: {
    'application/json': { examples: Object.fromEntries(names.map((name) => [name, { value: name }])) },
  },
});

describe(promiseSuccess, () => {
  test.each<[JsonObject, string[]]>([
    [{ 200: {}, 201: {}, 400: {} }, ['200', '201']],
    [{ '2XX': {}, default: {} }, ['2XX']],
    [{ default: {}, 400: {} }, ['default']],
    [{ 302: {}, 400: {} }, ['302']],
    [{ 400: {} }, []],
  ])('of %j is %j', (responses, want) =>
    expect(promiseSuccess(of(responses)).statuses.slice().sort()).toEqual(want),
  );
});

describe(promiseInvalid, () => {
  test.each<[JsonObject, string[]]>([
    [{ 200: {}, 400: {}, 422: {} }, ['400', '422']],
    [{ 400: { 'x-elicit': { invalid: 'body' } }, 422: { 'x-elicit': { invalid: 'query' } } }, ['400']],
    [{ 400: { 'x-elicit': { identity: 'unprivileged' } } }, ['400']],
    [{ 200: {}, '4XX': {} }, ['4XX']],
    [{ 200: {}, default: {} }, ['default']],
    [{ 200: {} }, []],
  ])('of %j is %j', (responses, want) =>
    expect(promiseInvalid(of(responses), 'body').statuses).toEqual(want),
  );
});

describe(promiseCredentials, () => {
  const two = {
    401: { 'x-elicit': { credentials: 'none' } },
    403: { 'x-elicit': { credentials: 'wrong' } },
  } as JsonObject;
  test.each<[JsonObject, 'none' | 'wrong', string[]]>([
    [{ 401: {} }, 'none', ['401']],
    [two, 'none', ['401']],
    [two, 'wrong', ['403']],
    [{ 200: {} }, 'wrong', []],
  ])('of %j with %s is %j', (responses, how, want) =>
    expect(promiseCredentials(of(responses), how).statuses).toEqual(want),
  );
});

describe(promiseExample, () => {
  const operation = operationOf({
    requestBody: named('rename', 'lonely'),
    responses: { 200: {}, 400: {}, 409: named('rename') },
  })[1];
  test('is that of its partner, else success where it is valid', () => {
    expect(promiseExample(operation, 'rename', true)).toMatchObject({
      statuses: ['409'],
      examples: [{ name: 'rename' }],
    });
    expect(promiseExample(operation, 'lonely', true).statuses).toEqual(['200']);
    expect(promiseExample(operation, 'lonely', false).statuses).toEqual(['400']);
  });
});

describe(promiseOf, () => {
  test('names each status once, and every example', () => {
    const operation = of({ 400: named('a', 'b') });
    expect(promiseOf(operation, documentedResponses(operation))).toMatchObject({
      statuses: ['400'],
      examples: [{ name: 'a' }, { name: 'b' }],
    });
    expect(promiseOf(operation, [])).toEqual({ statuses: [], at: operation.at, examples: [] });
  });
});

describe(neverSucceeds, () => {
  const never = { 'x-elicit': { never: 'closed' } };
  test.each<[JsonObject, boolean]>([
    [{ 200: never }, true],
    [{ 200: never, 201: {} }, false],
    [{ 400: never }, false],
  ])('of %j: %s', (responses, want) => expect(neverSucceeds(of(responses))).toBe(want));
});
