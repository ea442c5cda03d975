import { expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { spread } from './spread.ts';

test('an object in brackets is one parameter for each field, any other is itself', () => {
  const schema = { type: 'object', properties: { gte: { type: 'integer' }, lt: { type: 'integer' } } };
  const [, { parameters }] = operationOf(
    {
      parameters: [
        { name: 'created', in: 'query', style: 'deepObject', explode: true, schema },
        { name: 'kind', in: 'query', schema: { type: 'string' } },
      ],
      responses: { 200: {} },
    },
    {},
    'GET /beds',
  );
  expect(parameters.flatMap(spread).map(({ name, schema: own }) => [name, own?.schema.type])).toEqual([
    ['created[gte]', 'integer'],
    ['created[lt]', 'integer'],
    ['kind', 'string'],
  ]);
});
