import { isObject, type JsonObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Parameter } from '../spec/operation.ts';
import type { Schemas } from '../spec/schemas.ts';
import { hash, textsMatching } from './text.ts';

/**
 * A well-formed value of a path parameter that nothing bears. Suite and mock share it:
 * the suite asks for it, the mock knows that it is not there.
 */
export function absentValue(document: JsonObject, schemas: Schemas, parameter: Parameter): string {
  const schema = parameter.schema === undefined ? {} : (at(document, parameter.schema.at) ?? {});
  const example = String(parameter.examples[0]?.value ?? '');
  const candidates = [
    ...shaped(example),
    ...ofFormat(schema),
    '2147483646',
    '999999',
    '99',
    'does-not-exist',
    '0'.repeat(24),
    '0'.repeat(32),
    ...ofPattern(schema),
  ];
  const fits = (value: string) => parameter.schema === undefined || isValid(schemas, parameter, value);
  return candidates.find((value) => value !== example && fits(value)) ?? 'does-not-exist';
}

/** Zeros in the example's shape, where it looks like an id. */
function shaped(example: string): string[] {
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(example)) return ['00000000-0000-4000-8000-000000000000'];
  if (/^[0-9a-f]{16,}$/i.test(example))
    return [`${'0'.repeat(example.length - 1)}1`, '0'.repeat(example.length)];
  return /^\d+$/.test(example) ? ['2147483646'] : [];
}

function ofFormat(schema: unknown): string[] {
  return isObject(schema) && schema.format === 'uuid' ? ['00000000-0000-4000-8000-000000000000'] : [];
}

function ofPattern(schema: unknown): string[] {
  return isObject(schema) && typeof schema.pattern === 'string'
    ? // Other ones than bodies are made of: what a body made would be there
      textsMatching(schema.pattern, 8, hash(`absent ${schema.pattern}`))
    : [];
}

/** True where a parameter admits a text. */
export function isValid(schemas: Schemas, parameter: Pick<Parameter, 'schema'>, value: string): boolean {
  const pointer = parameter.schema?.at ?? '#';
  const asNumber = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  const asSwitch = /^(true|false)$/.test(value) ? value === 'true' : undefined;
  return [value, asNumber, asSwitch].some(
    (form) => form !== undefined && schemas.check(pointer, form, 'request').length === 0,
  );
}
