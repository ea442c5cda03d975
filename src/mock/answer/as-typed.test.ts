import { describe, expect, test } from 'vitest';
import { operationOf } from '../../../tests/spec-of.ts';
import { asTyped } from './as-typed.ts';

const schema = { type: 'object', xml: { name: 'Bed' }, properties: { rows: { type: 'integer' } } };
const content = { 'application/xml': { schema }, 'application/json': { schema } };
const [spec, { responses }] = operationOf({ responses: { 200: { description: 'ok', content } } });
const typed = (type: string) => asTyped(spec, responses[0], { 'Content-Type': type }, { rows: 2 });

describe(asTyped, () => {
  test('XML is written as its schema says', () => {
    expect(typed('application/xml; charset=utf-8')).toContain('<Bed><rows>2</rows></Bed>');
  });

  test('JSON stays as it is', () => expect(typed('application/json')).toEqual({ rows: 2 }));
});
