import { isObject, type Json, type JsonObject } from '../../../shared/json.ts';
import type { Field } from './fields.ts';
import { limitsIn, saysDeprecated } from './prose.ts';

/** Notes the line of the page behind a part of the overlaid document. */
export type Note = (node: JsonObject, line: number) => void;

/** Says whether our spec has something from another source, about which the page may be silent. */
const isFromElsewhere = (schema: JsonObject): boolean => schema['x-source'] !== undefined;

/**
 * Our schema as the page tells it: what the page states is the page's, what its kind of table cannot state is ours.
 * Fields that the page lacks are gone, unless they are from elsewhere; fields that it alone has are added.
 */
export function overlayFields(schema: JsonObject, fields: readonly Field[], note: Note): void {
  const holders = holdersOf(schema);
  for (const holder of holders) dropMissing(holder, fields);
  for (const field of fields) {
    const known = holders.filter(
      ({ properties }) => isObject(properties) && isObject(properties[field.name]),
    );
    if (known.length === 0) addField(schema, field, note);
    for (const holder of known)
      overlayField((holder.properties as JsonObject)[field.name] as JsonObject, field, note);
    if (field.required !== undefined)
      setRequired(known.length > 0 ? known : [schema], field.name, field.required);
  }
}

/** One field or parameter. */
export function overlayField(schema: JsonObject, field: Field, note: Note): void {
  note(schema, field.line);
  overlayType(schema, field);
  overlayLimits(schema, field);
  if (saysDeprecated(field.description)) schema.deprecated = true;
  if (field.fields === undefined) return;
  const inner = field.type === 'array' ? schema.items : schema;
  if (isObject(inner)) overlayFields(inner, field.fields, note);
}

/** The schema of a field that only the page has. */
export function schemaOf(field: Field, note: Note): JsonObject {
  const schema: JsonObject = field.type === undefined ? {} : { type: field.type };
  if (field.type === 'array') schema.items = field.items === undefined ? {} : { type: field.items };
  overlayField(schema, field, note);
  return schema;
}

// --- internal ---

/** The schema and its branches: where its fields may be written. */
function holdersOf(schema: JsonObject): JsonObject[] {
  const branches = ['allOf', 'oneOf', 'anyOf'].flatMap((key) =>
    Array.isArray(schema[key]) ? schema[key] : [],
  );
  return [schema, ...branches.filter(isObject).flatMap(holdersOf)];
}

function dropMissing(holder: JsonObject, fields: readonly Field[]): void {
  const { properties } = holder;
  if (!isObject(properties) || isFromElsewhere(holder)) return;
  for (const [name, property] of Object.entries(properties)) {
    if (fields.some((field) => field.name === name) || (isObject(property) && isFromElsewhere(property)))
      continue;
    delete properties[name];
    setRequired([holder], name, false);
  }
}

function addField(schema: JsonObject, field: Field, note: Note): void {
  const properties = isObject(schema.properties) ? schema.properties : {};
  properties[field.name] = schemaOf(field, note);
  schema.properties = properties;
}

function setRequired(holders: readonly JsonObject[], name: string, isRequired: boolean): void {
  for (const holder of holders) {
    const list = Array.isArray(holder.required) ? holder.required : [];
    const rest = list.filter((one) => one !== name);
    if (isRequired !== list.includes(name)) holder.required = isRequired ? [...list, name] : rest;
  }
}

function overlayType(schema: JsonObject, { type, items }: Field): void {
  if (type === undefined) return;
  if (schema.type !== undefined && !allows(schema.type, type)) schema.type = type;
  if (
    items !== undefined &&
    isObject(schema.items) &&
    schema.items.type !== undefined &&
    !allows(schema.items.type, items)
  ) {
    schema.items = { ...schema.items, type: items };
  }
}

/** Pages know no null, and call a whole number a number at times. */
function allows(ours: Json, theirs: string): boolean {
  const list = Array.isArray(ours) ? ours : [ours];
  return list.includes(theirs) || (theirs === 'number' && list.includes('integer'));
}

function overlayLimits(schema: JsonObject, { description, type }: Field): void {
  const stated = limitsIn(description, type ?? '');
  const ours = Array.isArray(schema.enum) ? schema.enum : undefined;
  if (stated.enum === undefined && ours !== undefined && !isFromElsewhere(schema)) {
    const mentioned = ours.filter((value) => description.includes(String(value)));
    if (mentioned.length > 0) stated.enum = mentioned;
    else delete schema.enum;
  }
  // A page that lists options of a field that our spec leaves open tells of options, not of a closed list
  if (
    ours === undefined &&
    schema.const === undefined &&
    stated.enum !== undefined &&
    isFromElsewhere(schema)
  )
    delete stated.enum;
  if (stated.minLength === 0 && schema.minLength === undefined) delete stated.minLength;
  Object.assign(schema, stated);
}
