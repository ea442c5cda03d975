import { isDate, isDateTime, isEmail, isUri, isUuid } from './formats.ts';

/** What is wrong with a value: the place, and the JSON Schema keyword by which it is wrong. */
export interface Violation {
  at: string;
  rule: string;
}

/** Says what is wrong with a value; nothing when it is right. */
export type Check = (value: unknown, at: string) => Violation[];

interface TextRules {
  min?: number;
  max?: number;
  pattern?: RegExp;
  format?: keyof typeof formats;
}

const formats = { 'date-time': isDateTime, date: isDate, email: isEmail, uri: isUri, uuid: isUuid };

/** A string; lengths count characters, not UTF-16 units. */
export function text(rules: TextRules = {}): Check {
  return (value, at) => {
    if (typeof value !== 'string') return [{ at, rule: 'type' }];
    const length = [...value].length;
    const wrong = {
      minLength: length < (rules.min ?? 0),
      maxLength: length > (rules.max ?? Number.POSITIVE_INFINITY),
      pattern: rules.pattern !== undefined && !rules.pattern.test(value),
      format: rules.format !== undefined && !formats[rules.format](value),
    };
    return broken(wrong, at);
  };
}

/** A number; `step` is what it has to be a multiple of. */
export function number(rules: { min?: number; max?: number; above?: number; step?: number } = {}): Check {
  return (value, at) => {
    if (typeof value !== 'number') return [{ at, rule: 'type' }];
    const steps = value / (rules.step ?? 1);
    const wrong = {
      minimum: value < (rules.min ?? Number.NEGATIVE_INFINITY),
      maximum: value > (rules.max ?? Number.POSITIVE_INFINITY),
      exclusiveMinimum: rules.above !== undefined && value <= rules.above,
      multipleOf:
        rules.step !== undefined && Math.abs(steps - Math.round(steps)) > 1e-9 * Math.max(1, Math.abs(steps)),
    };
    return broken(wrong, at);
  };
}

/** A whole number. */
export function integer(rules: { min?: number; max?: number } = {}): Check {
  return (value, at) => (Number.isInteger(value) ? number(rules)(value, at) : [{ at, rule: 'type' }]);
}

export const boolean: Check = (value, at) => (typeof value === 'boolean' ? [] : [{ at, rule: 'type' }]);

/** One of these values. */
export function oneOf(...values: unknown[]): Check {
  return (value, at) => (values.includes(value) ? [] : [{ at, rule: 'enum' }]);
}

/** Null, or what the check takes. */
export function nullable(check: Check): Check {
  return (value, at) => (value === null ? [] : check(value, at));
}

/** A list of such items. */
export function list(item: Check, rules: { min?: number; max?: number; unique?: boolean } = {}): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [{ at, rule: 'type' }];
    const wrong = {
      minItems: value.length < (rules.min ?? 0),
      maxItems: value.length > (rules.max ?? Number.POSITIVE_INFINITY),
      uniqueItems:
        rules.unique === true && new Set(value.map((one) => JSON.stringify(one))).size < value.length,
    };
    return [...broken(wrong, at), ...value.flatMap((one) => item(one, `${at}/*`))];
  };
}

interface ObjectRules {
  closed?: boolean;
  min?: number;
}

/** An object with these required and optional properties. */
export function object(
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
  rules: ObjectRules = {},
): Check {
  const known = new Map(Object.entries({ ...required, ...optional }));
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ at, rule: 'type' }];
    const names = Object.keys(value);
    return [
      ...Object.keys(required)
        .filter((name) => !Object.hasOwn(value, name))
        .map((name) => ({ at: `${at}/${name}`, rule: 'required' })),
      ...names.flatMap((name) => known.get(name)?.(Reflect.get(value, name), `${at}/${name}`) ?? []),
      ...names
        .filter((name) => rules.closed === true && !known.has(name))
        .map(() => ({ at: `${at}/*`, rule: 'additionalProperties' })),
      ...broken({ minProperties: names.length < (rules.min ?? 0) }, at),
    ];
  };
}

/** One of several shapes, told apart by the property's value. */
export function told(property: string, shapes: Record<string, Check>): Check {
  const by = new Map(Object.entries(shapes));
  return (value, at) => {
    if (typeof value !== 'object' || value === null) return [{ at, rule: 'type' }];
    const shape = by.get(String(Reflect.get(value, property)));
    return shape ? shape(value, at) : [{ at: `${at}/${property}`, rule: 'discriminator' }];
  };
}

function broken(wrong: Record<string, boolean>, at: string): Violation[] {
  return Object.entries(wrong)
    .filter(([, is]) => is)
    .map(([rule]) => ({ at, rule }));
}
