import type { ErrorObject } from 'ajv';
import equal from 'ajv/dist/runtime/equal.js';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';
import formats from 'ajv-formats/dist/formats.js';
import type { Pointer } from '../shared/pointer.ts';
import { patternOf } from './pattern.ts';
import { type Direction, type Schemas, violationsIn } from './violation.ts';

/** A schema that was compiled ahead of time. */
interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** Schemas that were compiled ahead of time, by direction and place: nothing is compiled where they are used. */
export type CompiledSchemas = (
  parts: RuntimeParts,
) => Readonly<Record<Direction, Readonly<Record<Pointer, Validator>>>>;

/** What compiled schemas need of the library that compiled them. */
export interface RuntimeParts {
  readonly require: (name: string) => unknown;
  readonly patternOf: typeof patternOf;
}

const runtime: Readonly<Record<string, unknown>> = {
  'ajv/dist/runtime/equal': moduleOf(equal),
  'ajv/dist/runtime/ucs2length': moduleOf(ucs2length),
  'ajv-formats/dist/formats': formats,
};

/** Bundlers give a module of CommonJS as its default export, Node as the whole. */
function moduleOf(given: unknown): unknown {
  return typeof given === 'function' ? { default: given } : given;
}

const nowhere = new Map<object, Pointer>();

/** Schemas that check with what was compiled ahead of time. What was not compiled is passed. */
export function schemasOf(compiled: CompiledSchemas): Schemas {
  const validators = compiled({ require: (name) => runtime[name], patternOf });
  return {
    compileAll: () => undefined,
    check(schema, value, direction) {
      const validate = validators[direction][schema];
      return validate === undefined || validate(value) ? [] : violationsIn(validate.errors, nowhere);
    },
  };
}
