import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Json, JsonObject } from '../shared/json.ts';
import { escapeStep, type Pointer } from '../shared/pointer.ts';
import { boundedPatternOf } from './bounded-pattern.ts';
import { discriminating, writtenPlace } from './discriminating.ts';

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
