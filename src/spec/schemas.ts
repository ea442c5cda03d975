import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { InputError, messageOf } from '../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { at, escapeStep, type Pointer } from '../shared/pointer.ts';
import { boundedPatternOf } from './bounded-pattern.ts';
import {
  addFamilies,
  decidingPlace,
  discriminating,
  leadToFamily,
  workOutDiscriminator,
  writtenPlace,
} from './discriminating.ts';
import { type Hidden, isHidden } from './openapi/hidden.ts';
import { rewriteDocument } from './position.ts';
import { type Schemas, violationsIn } from './violation.ts';

export type { Direction, Schemas, Violation } from './violation.ts';

const annotations = ['example', 'xml', 'externalDocs', '$anchor'];
/** Ajv reads the whole document as one schema to find what a pointer leads to; its own fields say nothing there. */
const documentFields = [
  'openapi',
  'info',
  'jsonSchemaDialect',
  'servers',
  'paths',
  'webhooks',
  'components',
  'security',
  'tags',
];
const looseFormats = ['int32', 'int64', 'float', 'double', 'password', 'byte', 'binary'];

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

/** An Ajv that knows the extensions and formats of a document, and notes the pointer of each object in `places`. */
export function createAjv(document: JsonObject, places: Map<object, Pointer>, isKept = false): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    discriminator: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    multipleOfPrecision: 8,
    addUsedSchema: false,
    logger: false,
    code: { regExp: regExpOf, source: isKept },
  });
  formats.default(ajv);
  for (const format of looseFormats) ajv.addFormat(format, true);
  ajv.addVocabulary([...annotations, ...documentFields]);
  ajv.removeKeyword('discriminator').addKeyword(discriminating);
  const found = note(document, places);
  for (const keyword of found.extensions) ajv.addKeyword(keyword);
  for (const format of found.formats) if (ajv.formats[format] === undefined) ajv.addFormat(format, true);
  return ajv;
}

/** Code that is made to be kept calls it by its name. */
const regExpOf = Object.assign((pattern: string, flags: string) => boundedPatternOf(pattern, flags), {
  code: 'patternOf',
});

/** Notes the pointer of every object; returns the `x-` keys and the formats in use. */
function note(
  document: JsonObject,
  places: Map<object, Pointer>,
): { extensions: Set<string>; formats: Set<string> } {
  const found = { extensions: new Set<string>(), formats: new Set<string>() };
  const visit = (value: Json, here: Pointer): void => {
    if (typeof value !== 'object' || value === null) return;
    places.set(value, writtenPlace(here));
    for (const [key, child] of Object.entries(value)) {
      if (key.startsWith('x-')) found.extensions.add(key);
      if (key === 'format' && typeof child === 'string') found.formats.add(child);
      visit(child as Json, `${here}/${escapeStep(key)}`);
    }
  };
  visit(document, '#');
  return found;
}

/** A copy without examples (data, not schemas) in which fields hidden in this direction are not required. */
export function relaxRequired(document: JsonObject, hidden: 'readOnly' | 'writeOnly'): JsonObject {
  const relaxed = rewriteDocument(document, (value, position) => {
    if (position !== 'schema' && position !== 'object') return undefined;
    for (const name of ['example', 'examples']) delete value[name];
    if (typeof value.default === 'object') delete value.default;
    if (position === 'schema') {
      workOutDiscriminator(document, value);
      leadToFamily(document, value);
      // A part of `allOf` may require what another part describes
      const parts = Array.isArray(value.allOf) ? value.allOf.filter(isObject) : [];
      for (const one of [value, ...parts]) requireSeen(document, value, one, hidden);
    }
    return value;
  }) as JsonObject;
  addFamilies(document, relaxed);
  return relaxed;
}

/** Of what `part` requires, leaves what is seen in this direction; `whole` describes the fields. */
function requireSeen(root: JsonObject, whole: JsonObject, part: JsonObject, hidden: Hidden): void {
  if (!Array.isArray(part.required)) return;
  const seen = part.required.filter((name) => !isHiddenField(root, whole, String(name), hidden));
  if (seen.length < part.required.length) part.required = seen;
}

/** True where a schema's own property, or one of the schemas that it is made of, is hidden. */
function isHiddenField(
  root: JsonObject,
  schema: JsonObject,
  name: string,
  hidden: Hidden,
  hops = 0,
): boolean {
  const own = isObject(schema.properties) ? schema.properties[name] : undefined;
  if (own !== undefined) return isHidden(root, own, hidden);
  if (hops > 10) return false;
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  return parts.some((part) => {
    const target = isObject(part) && typeof part.$ref === 'string' ? at(root, part.$ref) : part;
    return isObject(target) && isHiddenField(root, target, name, hidden, hops + 1);
  });
}
