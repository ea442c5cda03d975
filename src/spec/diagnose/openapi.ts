import type { JsonObject } from '../../shared/json.ts';
import { suggest } from '../../shared/nearest.ts';
import { at, join, type Pointer, steps } from '../../shared/pointer.ts';
import type { Bundle } from '../bundle.ts';
import { kindAt, type ObjectKind } from '../openapi/fields.ts';
import type { SchemaComplaint } from '../validate.ts';
import { kindOfValue } from './kind-of-value.ts';
import { realPointer } from './real-pointer.ts';
import { diagnoseReference } from './reference.ts';

/** Why a document is not OpenAPI, as a sentence: a `$ref` that leads nowhere, or the innermost thing that is wrong. */
export function diagnoseOpenApi(
  { document, source }: Bundle,
  complaints: readonly SchemaComplaint[],
): string {
  const reference = diagnoseReference(document, source.locate);
  if (reference !== undefined) return reference;
  const [fault] = openApiFaults(document, complaints);
  if (fault === undefined) return `${source.locate('#')} is not valid OpenAPI. Correct it.`;
  return `${source.locate(realPointer(document, fault.at))} ${fault.says}`;
}

/** What the complaints of the OpenAPI schema come to, the most telling first, one for each place. */
export function openApiFaults(document: JsonObject, complaints: readonly SchemaComplaint[]): Fault[] {
  const causes = complaints.filter((one) => isCause(one)).sort((a, b) => rank(a) - rank(b));
  const faults = causes.map((cause) => faultOf(cause, document));
  return faults.filter(({ at: place }, index) => faults.findIndex((one) => one.at === place) === index);
}

/** Something that is wrong in a document: where, and one sentence. */
export interface Fault {
  readonly at: Pointer;
  readonly says: string;
}

/** A field that is known was only not reached, since something else in its object is wrong. */
function isCause({ keyword, instancePath, params, propertyName }: SchemaComplaint): boolean {
  if (['if', 'oneOf', 'anyOf', 'allOf', 'not', 'propertyNames'].includes(keyword)) return false;
  if (keyword === 'pattern') return propertyName !== undefined;
  return kindOf(instancePath)?.fields.includes(String(params.unevaluatedProperty)) !== true;
}

/** A field that nobody knows comes before one that is missing: it may be that one, misspelt. */
function rank({ keyword }: SchemaComplaint): number {
  return keyword === 'unevaluatedProperties' ? 0 : 1;
}

function faultOf(detail: SchemaComplaint, document: JsonObject): Fault {
  const here = `#${detail.instancePath}`;
  const { params, keyword } = detail;
  const own = JSON.stringify(steps(here).at(-1) ?? 'the document');
  const value = at(document, realPointer(document, here));
  const kind = kindOf(detail.instancePath);
  if (typeof params.unevaluatedProperty === 'string')
    return unknownField(here, params.unevaluatedProperty, kind);
  if (keyword === 'required') {
    const what = kind === undefined ? 'is needed' : `${withArticle(kind.name)} has to have`;
    return { at: here, says: `lacks ${JSON.stringify(params.missingProperty)}, which ${what}. Add it.` };
  }
  if (keyword === 'type') {
    const says = value === null ? `${own} is empty: it` : own;
    const quotes = params.type === 'string' && typeof value === 'number' ? ' Put it in quotes.' : '';
    const wanted = [params.type].flat().map(String);
    return { at: here, says: `${says} has to be ${kindOfValue(wanted) ?? wanted.join(' or ')}.${quotes}` };
  }
  if (keyword === 'enum' && Array.isArray(params.allowedValues)) {
    const allowed = params.allowedValues.map(String);
    return { at: here, says: `${own} says ${JSON.stringify(value)}${suggest(String(value), allowed)}` };
  }
  if (keyword === 'const')
    return { at: here, says: `${own} has to be ${JSON.stringify(params.allowedValue)}.` };
  if (keyword === 'pattern' && detail.propertyName !== undefined) {
    const name = JSON.stringify(detail.propertyName);
    const says = `${name} is no name for a component: write letters, digits, ".", "_" and "-" only.`;
    return { at: join(here, detail.propertyName), says };
  }
  return { at: here, says: `is not valid OpenAPI: ${own} ${detail.message}. Correct it.` };
}

/** What people write straight into a header or parameter, as Swagger 2 had it. */
const ofSchemas = 'type format enum items properties default pattern minimum maximum'.split(' ');

function unknownField(here: Pointer, field: string, kind: ObjectKind | undefined): Fault {
  const name = JSON.stringify(field);
  const container = steps(here);
  const media = container.at(-1) ?? '';
  if (kind?.name === 'media type' && !media.includes('/')) {
    return { at: here, says: `"${media}" is no media type. Put it below one, as in "application/json".` };
  }
  const place = join(here, field);
  if (kind?.name === 'paths') return { at: place, says: `${name} is no path. Let it begin with "/".` };
  if (kind?.name === 'responses') {
    return { at: place, says: `${name} is no status. Write one such as "200", "4XX" or "default".` };
  }
  if (kind === undefined)
    return { at: place, says: `${name} may not stand here. Delete it, or correct its name.` };
  if (kind.fields.includes('schema') && ofSchemas.includes(field)) {
    return { at: place, says: `${name} is no field of ${withArticle(kind.name)}. Put it below "schema".` };
  }
  return {
    at: place,
    says: `${name} is no field of ${withArticle(kind.name)}${suggest(field, kind.fields)}`,
  };
}

function kindOf(instancePath: string): ObjectKind | undefined {
  return kindAt(steps(`#${instancePath}`));
}

function withArticle(name: string): string {
  if (name === 'document') return 'the document';
  if (['info', 'components', 'paths', 'responses', 'flows'].includes(name)) return `"${name}"`;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}
