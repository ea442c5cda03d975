import type { Faker } from '@faker-js/faker';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import { fieldsOf, itemsOf } from '../../spec/openapi/schema-fields.ts';
import type { SchemaReader } from '../../values/applicable.ts';
import { textOfName } from '../../values/format.ts';
import { sample } from '../../values/sample.ts';

const deepest = 8;

/** A value of a schema that looks as if it came out of use: lists of several, numbers and choices that differ. */
export function fakeData(reader: SchemaReader, schema: Pointer, faker: Faker): Json {
  const plain = sample(reader, schema, { seed: faker.number.int(1e9), full: true });
  return enlivened(reader, { schema, name: '', plain, depth: 0, isNext: false }, faker);
}

/** A value with its place in the schema. */
interface Part {
  readonly schema: Pointer;
  /** The field that holds it. */
  readonly name: string;
  readonly plain: Json;
  readonly depth: number;
  /** True within a thing that is not the first of its list: what the spec shows was shown. */
  readonly isNext: boolean;
}

function enlivened(reader: SchemaReader, part: Part, faker: Faker): Json {
  const { schema, plain, depth } = part;
  const [node, here] = followRef(reader.document, schema);
  if (depth > deepest || node.const !== undefined) return plain;
  if (Array.isArray(node.enum)) return faker.helpers.arrayElement(node.enum);
  if (Array.isArray(plain)) return severalOf(reader, { ...part, schema: here }, node, faker);
  if (isObject(plain)) return fieldByField(reader, part, plain, faker);
  if (typeof plain === 'boolean') return faker.datatype.boolean();
  if (typeof plain === 'number') return numberOf(node, part.name, plain, faker);
  return part.isNext && isFree(node) ? textOfName(part.name, faker) : plain;
}

/** True for a text of which the schema says nothing but what it may look like. */
function isFree(node: JsonObject): boolean {
  const isShown = node.example !== undefined || Array.isArray(node.examples);
  return isShown && node.type === 'string' && node.pattern === undefined && node.format === undefined;
}

/** Two to four, as far as the schema lets them. */
function severalOf(reader: SchemaReader, part: Part, node: JsonObject, faker: Faker): Json {
  const { schema, name, plain, depth, isNext } = part;
  if (!isObject(node.items) || (Array.isArray(plain) && plain.length !== 1)) return plain;
  const most = typeof node.maxItems === 'number' ? node.maxItems : 4;
  const place = itemsOf(reader.document, schema);
  const count = depth > 4 ? 1 : Math.max(1, Math.min(most, faker.number.int({ min: 2, max: 4 })));
  const several = Array.from({ length: count }, (_, index) => {
    const one = sample(reader, place, { seed: faker.number.int(1e9), full: true });
    const item = { schema: place, name, plain: one, depth: depth + 1, isNext: isNext || index > 0 };
    return enlivened(reader, item, faker);
  });
  const texts = new Set<string>();
  return several.filter((one) => !texts.has(JSON.stringify(one)) && texts.add(JSON.stringify(one)));
}

function fieldByField(reader: SchemaReader, part: Part, plain: JsonObject, faker: Faker): Json {
  const { schema, depth } = part;
  const fields = fieldsOf(reader.document, schema);
  const lived = Object.entries(plain).map(([name, value]): [string, Json] => {
    const place = fields.get(name);
    if (place === undefined) return [name, value];
    const inner = { ...part, schema: place, name, plain: value, depth: depth + 1 };
    return [name, enlivened(reader, inner, faker)];
  });
  return Object.fromEntries(lived);
}

/** Within the bounds; a time where the name says so. */
function numberOf(node: JsonObject, name: string, plain: number, faker: Faker): number {
  if (node.multipleOf !== undefined || node.example !== undefined) return plain;
  const bound = (word: string, other: number) => (typeof node[word] === 'number' ? node[word] : other);
  const isBounded = typeof node.minimum === 'number' || typeof node.maximum === 'number';
  if (!isBounded && /(time|timestamp|date|_at)$/i.test(name)) return faker.date.past().getTime();
  const min = Math.ceil(bound('exclusiveMinimum', bound('minimum', 0)));
  const max = Math.floor(bound('exclusiveMaximum', bound('maximum', min + 100)));
  return max < min ? plain : faker.number.int({ min, max });
}
