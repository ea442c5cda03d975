import { _, type CodeKeywordDefinition, type KeywordCxt, Name } from 'ajv';
import { isObject, type JsonObject } from '../shared/json.ts';
import { join, type Pointer, steps } from '../shared/pointer.ts';
import { discriminated, familiesOf } from './openapi/discriminator.ts';

/** Stands behind the name of a schema that others extend: any of them, as the discriminator says. */
const familyMark = '..family';

/** Where the schema stands that decides about a value of this one: of a family all of it. */
export function decidingPlace(document: JsonObject, pointer: Pointer): Pointer {
  return familiesOf(document).has(pointer) ? `${pointer}${familyMark}` : pointer;
}

/** What a discriminator says once it is worked out: what the keyword below reads. */
interface Worked {
  readonly propertyName: string;
  readonly word: 'oneOf' | 'anyOf';
  /** By branch; null takes any value. */
  readonly values: readonly (readonly string[] | null)[];
}

/** Works out the discriminator of one schema of a copy, in place: `original` is what it was copied from. */
export function workOutDiscriminator(original: JsonObject, schema: JsonObject): void {
  if (schema.discriminator === undefined) return;
  const said = discriminated(original, schema);
  if (said === undefined) delete schema.discriminator;
  else schema.discriminator = worked(said.field, said.word, said.values) as unknown as JsonObject;
}

/** Leads references to a family's base to the family, in place; what extends the base keeps extending it. */
export function leadToFamily(original: JsonObject, schema: JsonObject): void {
  const families = familiesOf(original);
  if (families.size === 0) return;
  if (typeof schema.$ref === 'string' && families.has(schema.$ref)) schema.$ref += familyMark;
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
    if (isObject(part) && typeof part.$ref === 'string' && part.$ref.endsWith(familyMark))
      part.$ref = part.$ref.slice(0, -familyMark.length);
  }
}

/** Adds the families to a copy of a document, each as a union of its members. */
export function addFamilies(original: JsonObject, copy: JsonObject): void {
  const schemas = isObject(copy.components) ? copy.components.schemas : undefined;
  if (!isObject(schemas)) return;
  for (const [base, { field, children }] of familiesOf(original)) {
    const name = steps(base).at(-1) ?? '';
    schemas[`${name}${familyMark}`] = {
      discriminator: worked(field, 'anyOf', [
        ...children.map(({ values }) => values),
        undefined,
      ]) as unknown as JsonObject,
      anyOf: [...children.map(({ at }) => ({ $ref: at })), { $ref: base }],
    };
  }
}

/** The place in the document as it was written of a place in the copy. */
export function writtenPlace(pointer: Pointer): Pointer {
  if (!pointer.includes(familyMark)) return pointer;
  const [, , name = ''] = steps(pointer);
  return join('#', 'components', 'schemas', name.replace(familyMark, ''), 'discriminator');
}

function worked(
  propertyName: string,
  word: Worked['word'],
  values: readonly (readonly string[] | undefined)[],
): Worked {
  return { propertyName, word, values: values.map((one) => one ?? null) };
}

/**
 * The keyword `discriminator` as OpenAPI means it: the branch that the field's value names decides alone; a value
 * without that field may take any branch.
 */
export const discriminating: CodeKeywordDefinition = {
  keyword: 'discriminator',
  schemaType: 'object',
  trackErrors: true,
  error: { message: ({ schema }) => `must have ${fieldText(schema as Worked)}` },
  code(cxt) {
    const { gen, data } = cxt;
    const { propertyName, word, values } = cxt.schema as Worked;
    const tag = gen.const(
      'tag',
      _`${data} !== null && typeof ${data} == "object" && !Array.isArray(${data}) ? ${data}[${propertyName}] : undefined`,
    );
    const all = values.map((_value, index) => index);
    const open = all.filter((index) => values[index] === null);
    gen.if(
      _`typeof ${tag} == "string"`,
      () => {
        gen.if(false);
        for (const value of new Set(values.flatMap((one) => one ?? []))) {
          gen.elseIf(_`${tag} === ${value}`);
          tryBranches(
            cxt,
            word,
            all.filter((index) => values[index]?.includes(value)),
          );
        }
        gen.else();
        if (open.length > 0) tryBranches(cxt, word, open);
        else cxt.error(true);
        gen.endIf();
      },
      () => tryBranches(cxt, word, all),
    );
  },
};

/** One branch complains for itself; of several one has to fit. */
function tryBranches(cxt: KeywordCxt, keyword: string, indices: readonly number[]): void {
  const { gen } = cxt;
  const valid = gen.let('valid', false);
  const isAlone = indices.length === 1;
  for (const schemaProp of indices) {
    const passed = gen.name('_valid');
    const inner = cxt.subschema({ keyword, schemaProp, ...(isAlone ? {} : { compositeRule: true }) }, passed);
    gen.if(passed, () => {
      gen.assign(valid, true);
      cxt.mergeEvaluated(inner, Name);
    });
  }
  if (!isAlone) gen.if(valid, () => cxt.reset());
}

function fieldText({ propertyName, values }: Worked): string {
  const options = [...new Set(values.flatMap((one) => one ?? []))];
  const shown = options.slice(0, 8).join(', ') + (options.length > 8 ? ', …' : '');
  return `one of these in ${JSON.stringify(propertyName)}: ${shown}`.replaceAll('"', "'");
}
