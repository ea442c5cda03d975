import { isObject, type JsonObject } from '../../../shared/json.ts';
import type { Operation } from '../../../spec/operation.ts';
import { type Field, fieldsOf } from './fields.ts';
import { type Note, overlayField, overlayFields, schemaOf } from './overlay.ts';
import type { Page } from './page.ts';

/** Turns our operation, written out without any `$ref`, into what a page says of it. */
export function overlayOperation(node: JsonObject, ours: Operation, page: Page, note: Note): void {
  note(node, page.line);
  if (page.deprecated) node.deprecated = true;
  overlayParameters(node, ours, page, note);
  const body = fieldsOf(page, 'body');
  if (body !== undefined) overlayBody(node, body, note);
  else if (!isFromElsewhere(node.requestBody)) delete node.requestBody;
  overlayResponses(node, page, note);
}

function overlayParameters(node: JsonObject, ours: Operation, page: Page, note: Note): void {
  const list = (Array.isArray(node.parameters) ? node.parameters : []).filter(isObject);
  const kept: JsonObject[] = [];
  for (const kind of ['path', 'query', 'header']) {
    const fields = (fieldsOf(page, kind) ?? []).filter((field) => !isCredential(ours, kind, field));
    const known = list.filter((parameter) => parameter.in === kind);
    for (const parameter of known) {
      const field = fields.find((one) => isNamed(one, parameter, kind));
      if (field !== undefined) overlayParameter(parameter, field, note);
      // The path itself names its parameters
      if (field !== undefined || kind === 'path' || isFromElsewhere(parameter)) kept.push(parameter);
    }
    if (kind === 'path') continue;
    kept.push(
      ...fields
        .filter((field) => !known.some((one) => isNamed(field, one, kind)))
        .map((field) => newParameter(field, kind, note)),
    );
  }
  node.parameters = [...kept, ...list.filter((parameter) => parameter.in === 'cookie')];
}

function overlayParameter(parameter: JsonObject, field: Field, note: Note): void {
  note(parameter, field.line);
  if (parameter.in !== 'path' && field.required !== undefined) parameter.required = field.required;
  if (!isObject(parameter.schema)) return;
  const isDefaulted = 'default' in parameter.schema;
  overlayField(parameter.schema, field, note);
  // Nobody can leave out a part of the path: what a page calls its default there is a value worth knowing
  if (parameter.in === 'path' && !isDefaulted) delete parameter.schema.default;
}

function newParameter(field: Field, kind: string, note: Note): JsonObject {
  const parameter: JsonObject = {
    name: field.name,
    in: kind,
    required: field.required === true,
    schema: schemaOf(field, note),
  };
  note(parameter, field.line);
  return parameter;
}

function isNamed(field: Field, parameter: JsonObject, kind: string): boolean {
  const [a, b] = [field.name, String(parameter.name)];
  return kind === 'header' ? a.toLowerCase() === b.toLowerCase() : a === b;
}

/** Headers that are our credentials, or that HTTP itself asks for. */
function isCredential(ours: Operation, kind: string, { name }: Field): boolean {
  if (kind !== 'header') return false;
  if (/^(content-type|content-length|host|accept|authorization|x-project-id|x-sdk-date)$/i.test(name))
    return true;
  return ours.security
    .flat()
    .some((credential) => credential.in === 'header' && credential.name.toLowerCase() === name.toLowerCase());
}

function overlayBody(node: JsonObject, fields: readonly Field[], note: Note): void {
  const schema = jsonSchemaOf(node.requestBody);
  if (schema !== undefined) overlayFields(schema, fields, note);
  else {
    const made: JsonObject = { type: 'object' };
    overlayFields(made, fields, note);
    node.requestBody = { content: { 'application/json': { schema: made } } };
  }
}

function overlayResponses(node: JsonObject, page: Page, note: Note): void {
  const responses = isObject(node.responses) ? node.responses : {};
  if (page.statuses.length > 0) {
    for (const [status, response] of Object.entries(responses)) {
      const isThere = page.statuses.some((one) => one.status === status);
      if (!isThere && !isFromElsewhere(response)) delete responses[status];
    }
  }
  for (const { status, line } of page.statuses) {
    const response = isObject(responses[status]) ? responses[status] : {};
    note(response, line);
    responses[status] = response;
    const fields = fieldsOf(page, 'body', status);
    const schema = jsonSchemaOf(response);
    if (fields !== undefined && schema !== undefined) overlayFields(schema, fields, note);
    else if (fields !== undefined)
      response.content = { 'application/json': { schema: madeOf(fields, note) } };
    else if (/^2/.test(status) && !isFromElsewhere(response)) delete response.content;
  }
  node.responses = responses;
}

function madeOf(fields: readonly Field[], note: Note): JsonObject {
  const schema: JsonObject = { type: 'object' };
  overlayFields(schema, fields, note);
  return schema;
}

function jsonSchemaOf(holder: unknown): JsonObject | undefined {
  const content = isObject(holder) && isObject(holder.content) ? holder.content : {};
  const media = Object.entries(content).find(([type]) => /[/+]json\b/.test(type))?.[1];
  return isObject(media) && isObject(media.schema) ? media.schema : undefined;
}

function isFromElsewhere(node: unknown): boolean {
  return isObject(node) && node['x-source'] !== undefined;
}
