import { describe, expect, test } from 'vitest';
import { specOf } from '../../tests/spec-of.ts';
import { deriveProbes } from '../probes/derive.ts';
import { chosenOf, requireNames, type Selection } from './select.ts';

const spec = specOf({
  paths: {
    '/beds': {
      get: { operationId: 'listBeds', tags: ['beds'], responses: { 200: { description: 'Beds.' } } },
      post: {
        operationId: 'createBed',
        tags: ['beds', 'writes'],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { name: { type: 'string', minLength: 2, maxLength: 9 } },
                required: ['name'],
              },
            },
          },
        },
        responses: { 201: { description: 'Made.' }, 400: { description: 'Refused.' } },
      },
    },
    '/weather': { get: { operationId: 'readWeather', responses: { 200: { description: 'Weather.' } } } },
  },
});
const known = { value: () => undefined, bodyPlaces: [], examplesExist: true };
const suite = { spec, probes: deriveProbes(spec, known), laws: [] };

const operationsOf = (selection: Selection) => [
  ...new Set(chosenOf(suite, selection).probes.map(({ operation }) => operation.id)),
];
const kindsOf = (selection: Selection) => [
  ...new Set(chosenOf(suite, selection).probes.map(({ kind }) => kind)),
];

describe(chosenOf, () => {
  test.each<[Selection, string[]]>([
    [{ operations: ['createBed'] }, ['createBed']],
    [{ operations: ['GET /*'] }, ['listBeds', 'readWeather']],
    [{ operations: ['*BED*'] }, ['listBeds', 'createBed']],
    [{ tags: ['writes'] }, ['createBed']],
    [{ exclude: ['beds'] }, ['readWeather']],
    [{ tags: ['beds'], exclude: ['POST *'] }, ['listBeds']],
  ])('%j', (selection, operations) => expect(operationsOf(selection)).toEqual(operations));

  test('of kinds', () => expect(kindsOf({ kinds: ['invalid'] })).toEqual(['invalid']));

  test('a quick run breaks each place once, and tries no bounds', () => {
    const { probes } = chosenOf(suite, { depth: 'quick', operations: ['createBed'] });
    const invalid = probes.filter(({ kind }) => kind === 'invalid').map(({ id }) => id.split('/')[2]);
    expect(new Set(invalid).size).toBe(invalid.length);
    expect(probes.map(({ kind }) => kind)).not.toContain('boundary');
    expect(probes.length).toBeLessThan(chosenOf(suite, { operations: ['createBed'] }).probes.length);
  });
});

describe(requireNames, () => {
  test.each<[Selection, RegExp]>([
    [{ operations: ['createBet'] }, /--operation "createBet" names nothing; did you mean "createBed"\?/],
    [{ tags: ['bedz'] }, /--tag "bedz" names nothing; did you mean "beds"\?/],
    [{ kinds: ['invalidd'] }, /did you mean "invalid"\?/],
    [{ exclude: ['nobody at all'] }, /--exclude "nobody at all" names nothing/],
  ])('%j', (selection, message) => expect(() => requireNames([spec], selection)).toThrow(message));
});
