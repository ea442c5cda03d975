import { canonical, type Json, type JsonObject, typeName } from '../../shared/json.ts';
import { join } from '../../shared/pointer.ts';
import type { SchemaAt } from '../../spec/operation.ts';
import type { SchemaReader } from '../applicable.ts';
import type { Site } from '../sites.ts';
import type { Candidate, Made } from './candidate.ts';
import { excluded, members, otherCase, stranger } from './choices.ts';
import { dependents, extra, left, optional, widths, withoutAlternatives } from './fields.ts';
import { counts, repeated, secondItem } from './items.ts';
import { beside, multiples, numbers } from './numbers.ts';
import { astral, instants, lengths, patterns } from './texts.ts';
import { wrongTypes } from './types.ts';

type Maker = (site: Site, at: SchemaAt, reader: SchemaReader) => Made[];

/** Both sides of every keyword that speaks about a site, each value once. */
export function candidatesFor(reader: SchemaReader, site: Site): Candidate[] {
  const all = site.schemas.flatMap((at) =>
    Object.keys(at.schema).flatMap((keyword) =>
      (makers[keyword]?.(site, at, reader) ?? []).map((made) => ({ ...made, keyword, at })),
    ),
  );
  return [...new Map(all.map((candidate) => [identity(candidate), candidate])).values()];
}

function identity({ field, value, text, keyword, at }: Candidate): string {
  return value === undefined ? `${field}:${keyword}:${at.at}` : `${field}=${text ?? canonical(value)}`;
}

const makers: Record<string, Maker> = {
  type: (site) => wrongTypes(site),
  minLength: (site, at, reader) =>
    lengths(site, reader, [Number(at.schema.minLength), Number(at.schema.minLength) - 1]),
  maxLength: (site, at, reader) => [
    ...lengths(site, reader, [Number(at.schema.maxLength), Number(at.schema.maxLength) + 1]),
    ...astral(site, reader, Number(at.schema.maxLength)),
  ],
  pattern: (site, at, reader) => patterns(site, String(at.schema.pattern), reader),
  format: (site, at) =>
    typeof site.value === 'string'
      ? [
          { label: `not a ${at.schema.format}`, value: `not-a-${at.schema.format}!` },
          ...instants(site.value, String(at.schema.format)),
        ]
      : [],
  enum: (site, at) => [
    ...members(site, at.schema),
    { label: 'a stranger', value: stranger(at.schema.enum as Json[]) },
    ...otherCase(at.schema.enum as Json[]),
  ],
  const: (_site, at) => [{ label: 'another value', value: stranger([at.schema.const ?? null]) }],
  not: (_site, at) => excluded(at.schema.not ?? {}),
  minimum: (_site, at) => numbers([Number(at.schema.minimum), Number(at.schema.minimum) - 1]),
  maximum: (_site, at) => numbers([Number(at.schema.maximum), Number(at.schema.maximum) + 1]),
  exclusiveMinimum: (_site, { schema }) =>
    numbers([Number(schema.exclusiveMinimum), beside(Number(schema.exclusiveMinimum), schema, 1)]),
  exclusiveMaximum: (_site, { schema }) =>
    numbers([Number(schema.exclusiveMaximum), beside(Number(schema.exclusiveMaximum), schema, -1)]),
  multipleOf: (site, at) => multiples(site, Number(at.schema.multipleOf)),
  minItems: (site, at, reader) =>
    counts(site, reader, [Number(at.schema.minItems), Number(at.schema.minItems) - 1]),
  maxItems: (site, at, reader) =>
    counts(site, reader, [Number(at.schema.maxItems), Number(at.schema.maxItems) + 1]),
  items: (site) => secondItem(site),
  uniqueItems: (site) => repeated(site),
  contains: (site) =>
    Array.isArray(site.value) ? [{ label: 'none of what it has to contain', value: [] }] : [],
  minProperties: (site, at, reader) => widths(site, at, reader, Number(at.schema.minProperties) - 1),
  maxProperties: (site, at, reader) => widths(site, at, reader, Number(at.schema.maxProperties) + 1),
  propertyNames: () => [{ label: 'a field of another name', value: 'value', field: 'Not a name!' }],
  patternProperties: () => [{ label: 'a field of another name', value: 'value', field: 'Not a name!' }],
  dependentRequired: (site, at) => dependents(site, at.schema.dependentRequired ?? {}),
  unevaluatedProperties: (_site, at) => extra(at.schema.unevaluatedProperties ?? true),
  required: (site, at) => left(site, (at.schema.required as Json[]).map(String)),
  properties: (site, at) => left(site, optional(site, Object.keys(at.schema.properties as JsonObject))),
  additionalProperties: (_site, at) => extra(at.schema.additionalProperties ?? true),
  anyOf: (site, at) => withoutAlternatives(site, at.schema.anyOf as Json[]),
  oneOf: (site, at) => withoutAlternatives(site, at.schema.oneOf as Json[]),
};

/** A short name for where a candidate goes: `name`, `grants/0`. */
export function placeName(site: Site, candidate: Candidate): string {
  const path = candidate.field === undefined ? site.path : join(site.path, candidate.field);
  return path.replace(/^#\/?/, '') || typeName(site.value);
}
