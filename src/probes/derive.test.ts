import { describe, expect, test } from 'vitest';
import { operationOf, specOf } from '../../tests/spec-of.ts';
import { exampleSpec } from '../rule-examples/example-spec.ts';
import { deriveProbes } from './derive.ts';

const mock = { value: () => undefined, bodyPlaces: [], examplesExist: true };
const garden = await exampleSpec();

describe(deriveProbes, () => {
  test('is the same list each time, every id once', () => {
    const ids = deriveProbes(garden, mock).map(({ id }) => id);
    expect(deriveProbes(garden, mock).map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('asks for every documented answer, or says why not', () => {
    const probes = deriveProbes(garden, mock);
    for (const { id, responses } of garden.operations) {
      const promised = new Set(
        probes.filter(({ operation }) => operation.id === id).flatMap(({ promise }) => promise.statuses),
      );
      expect(responses.map(({ status }) => status).filter((status) => !promised.has(status))).toEqual([]);
    }
  });

  test('asks nothing twice with the same promise', () => {
    const keys = deriveProbes(garden, mock)
      .filter(({ draft }) => draft !== undefined)
      .map(({ operation, draft, promise }) =>
        JSON.stringify([operation.id, { ...draft, operation: '' }, promise.statuses]),
      );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a 5xx is pending, with the reason', () => {
    const [spec] = operationOf({ responses: { 200: {}, 500: {} } });
    const pending = deriveProbes(spec, mock).filter((probe) => probe.pending !== undefined);
    expect(pending.map(({ id, pending: why }) => `${id}: ${why}`)).toEqual([
      'act/response/500: a client cannot provoke it',
    ]);
  });

  test('something that is not there is asked for by each path parameter that an answer speaks of', () => {
    const parameters = ['a', 'b'].map((name) => ({ name, in: 'path', required: true, example: 'x' }));
    const { operations, ...rest } = specOf({
      paths: {
        '/{a}/{b}': {
          get: { parameters, responses: { 200: {}, 404: {}, 410: { 'x-elicit': { missing: 'a' } } } },
        },
      },
    });
    const missing = deriveProbes({ operations, ...rest }, mock).filter(({ kind }) => kind === 'missing');
    expect(missing.map(({ title, promise }) => [title, promise.statuses])).toEqual([
      ['no such a', expect.arrayContaining(['410'])],
      ['no such b', ['404']],
    ]);
  });
});
