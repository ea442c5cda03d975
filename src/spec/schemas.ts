import type { ValidateFunction } from 'ajv/dist/2020.js';
import { InputError, messageOf } from '../shared/input-error.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { decidingPlace } from './discriminating.ts';
import { type Schemas, violationsIn } from './violation.ts';

export type { Direction, Schemas, Violation } from './violation.ts';

import { createAjv } from './ajv.ts';
import { relaxRequired } from './relax-required.ts';

/** Registers the document once and compiles by pointer when asked, so recursion works and errors keep their place. */
export function compileSchemas(document: JsonObject, locate: (at: Pointer) => string): Schemas {
  const views = {
    request: lazy(() => view(document, 'readOnly')),
    response: lazy(() => view(document, 'writeOnly')),
  };
  return {
    compileAll(pointers) {
      for (const pointer of pointers) {
        for (const { compile } of [views.request(), views.response()]) {
          try {
            compile(pointer);
          } catch (thrown) {
            throw new InputError(
              `${locate(pointer)} is not a valid schema: ${messageOf(thrown)}. Correct it.`,
            );
          }
        }
      }
    },
    check(schema, value, direction) {
      const { compile, places } = views[direction]();
      const validate = compile(schema);
      return validate(value) ? [] : violationsIn(validate.errors, places);
    },
  };
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

interface View {
  compile(pointer: Pointer): ValidateFunction;
  places: Map<object, Pointer>;
}

function view(original: JsonObject, hidden: 'readOnly' | 'writeOnly'): View {
  const document = relaxRequired(original, hidden);
  const places = new Map<object, Pointer>();
  const ajv = createAjv(document, places);
  ajv.addSchema(document, 'spec', undefined, false);
  const compiled = new Map<Pointer, ValidateFunction>();
  const compile = (pointer: Pointer): ValidateFunction => {
    const known = compiled.get(pointer);
    if (known !== undefined) return known;
    const validate = ajv.getSchema(`spec${encodeURI(decidingPlace(original, pointer))}`);
    if (validate === undefined) throw new Error(`nothing stands at ${pointer}`);
    compiled.set(pointer, validate as ValidateFunction);
    return validate as ValidateFunction;
  };
  return { compile, places };
}
