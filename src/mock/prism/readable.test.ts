import { expect, test } from 'vitest';
import { createPrism } from './prism.ts';

test('a reference in an example is data: Prism neither follows it nor changes it', async () => {
  const example = {
    schema: { $ref: 'https://schemas.invalid/common.json#Text' },
    file: { $ref: '/nowhere' },
  };
  const content = {
    'application/json': { schema: { type: 'object' }, examples: { one: { value: example } } },
  };
  const prism = createPrism({
    openapi: '3.1.0',
    info: { title: 'Shed', version: '1' },
    paths: { '/tools': { get: { responses: { 200: { description: 'ok', content } } } } },
    components: { schemas: { Tool: { type: 'object', example } } },
  });
  const answer = await prism.answer({
    method: 'GET',
    path: '/tools',
    query: {},
    headers: {},
    body: undefined,
  });
  expect(answer).toMatchObject({ status: 200, body: example });
});
