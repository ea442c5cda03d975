import { expect, suite, test } from 'vitest';
import type { Constraint } from '../../coverage/constraints.ts';
import type { JsonObject } from '../../shared/json.ts';
import { editsOf } from './edit.ts';

/** The names of the edits of one keyword of a body. */
function names(schema: JsonObject, keyword: string, waived?: string): string[] {
  const constraint = { keyword, place: 'body', at: `#/${keyword}`, detail: keyword, waived } as Constraint;
  return editsOf(constraint, schema).map(({ name }) => name);
}

suite(editsOf, () => {
  test.each<[string, JsonObject, string[]]>([
    ['maxLength', { maxLength: 64 }, ['not enforced', '65 accepted', '64 refused']],
    ['minLength', { minLength: 1 }, ['not enforced', '1 refused']],
    ['minimum', { minimum: 0 }, ['not enforced', '-1 accepted', '0 refused']],
    ['enum', { enum: ['A', 'B'] }, ['not enforced', 'any case accepted', '"A" refused', '"B" refused']],
    ['required', { required: ['a', 'b'] }, ['a not required', 'b not required']],
    ['uniqueItems', { uniqueItems: true }, ['not enforced']],
    ['type', { type: ['string', 'null'], enum: ['a', null] }, ['string refused', 'null refused']],
  ])('%s', (keyword, schema, wanted) => {
    expect(names(schema, keyword)).toEqual(wanted);
  });

  test('what nobody promises can only be enforced too early', () => {
    expect(names({ maxLength: 64 }, 'maxLength', 'x-unpromised')).toEqual(['64 refused']);
  });

  test('a kind of wrong value that nobody promises to refuse is no fault', () => {
    const schema: JsonObject = { type: 'string', 'x-unpromised': ['type:null'] };
    expect(names(schema, 'type')).not.toContain('null accepted');
    expect(names(schema, 'type')).toContain('boolean accepted');
  });
});
