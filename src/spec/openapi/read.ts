import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, join, type Pointer, targetOf } from '../../shared/pointer.ts';
import type {
  Body,
  Credential,
  Elicit,
  Header,
  Media,
  Method,
  NamedExample,
  Operation,
  Parameter,
  Response,
  SchemaAt,
} from '../operation.ts';

const methods: Method[] = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];

/** Every operation of a bundled OpenAPI 3.1 document, in the document's order. */
export function readOperations(api: string, document: JsonObject): Operation[] {
  const reader = { api, document };
  return Object.keys(objectAt(document.paths)).flatMap((path) => {
    const [item, itemAt] = follow(reader, join('#', 'paths', path));
    return methods
      .filter((method) => isObject(item[method.toLowerCase()]))
      .map((method) => readOperation(reader, path, method, item, itemAt));
  });
}

interface Reader {
  readonly api: string;
  readonly document: JsonObject;
}

function readOperation(
  reader: Reader,
  path: string,
  method: Method,
  item: JsonObject,
  itemAt: Pointer,
): Operation {
  const [node, here] = follow(reader, join(itemAt, method.toLowerCase()));
  return {
    api: reader.api,
    id: typeof node.operationId === 'string' ? node.operationId : `${method} ${path}`,
    method,
    path,
    at: here,
    parameters: readParameters(reader, item, itemAt, node, here),
    body: node.requestBody === undefined ? undefined : readBody(reader, join(here, 'requestBody')),
    responses: keys(node.responses).map((status) =>
      readResponse(reader, status, join(here, 'responses', status)),
    ),
    security: readSecurity(reader, node.security ?? reader.document.security ?? []),
    deprecated: node.deprecated === true,
  };
}

function readParameters(
  reader: Reader,
  item: JsonObject,
  itemAt: Pointer,
  node: JsonObject,
  here: Pointer,
): Parameter[] {
  const shared = list(item.parameters).map((_, index) =>
    readParameter(reader, join(itemAt, 'parameters', index)),
  );
  const own = list(node.parameters).map((_, index) => readParameter(reader, join(here, 'parameters', index)));
  const isOverridden = (p: Parameter) => own.some((o) => o.name === p.name && o.in === p.in);
  return [...shared.filter((parameter) => !isOverridden(parameter)), ...own].filter(isMeaningful);
}

/** OpenAPI: header parameters of these names are ignored; security and content say them. */
function isMeaningful(parameter: Parameter): boolean {
  return parameter.in !== 'header' || !/^(accept|content-type|authorization)$/i.test(parameter.name);
}

function readParameter(reader: Reader, pointer: Pointer): Parameter {
  const [node, here] = follow(reader, pointer);
  const place = node.in as Parameter['in'];
  const style =
    typeof node.style === 'string' ? node.style : place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const [mediaType] = keys(node.content);
  const schema =
    mediaType === undefined
      ? schemaOf(reader, node, here)
      : schemaOf(reader, ...follow(reader, join(here, 'content', mediaType)));
  return {
    name: String(node.name),
    in: place,
    required: node.required === true || place === 'path',
    at: here,
    schema,
    style,
    explode: typeof node.explode === 'boolean' ? node.explode : style === 'form',
    json: isJsonType(mediaType),
    examples: readExamples(reader, node, here),
    unpromised: words(node['x-unpromised']),
  };
}

function readBody(reader: Reader, pointer: Pointer): Body {
  const [node, here] = follow(reader, pointer);
  return {
    required: node.required === true,
    at: here,
    media: readMedia(reader, node, here),
    unpromised: words(node['x-unpromised']),
  };
}

function readMedia(reader: Reader, node: JsonObject, here: Pointer): Media[] {
  return keys(node.content).map((type) => {
    const [media, mediaAt] = follow(reader, join(here, 'content', type));
    return {
      type,
      at: mediaAt,
      schema: schemaOf(reader, media, mediaAt),
      examples: readExamples(reader, media, mediaAt),
      ...(isObject(media.encoding) ? { encoding: media.encoding as Media['encoding'] } : {}),
    } as Media;
  });
}

function readResponse(reader: Reader, status: string, pointer: Pointer): Response {
  const [node, here] = follow(reader, pointer);
  return {
    status,
    at: here,
    media: readMedia(reader, node, here),
    ...(typeof node.description === 'string' ? { description: node.description } : {}),
    headers: keys(node.headers)
      .filter((name) => name.toLowerCase() !== 'content-type')
      .map((name) => readHeader(reader, name, join(here, 'headers', name))),
    elicit: readElicit(node),
  };
}

function readHeader(reader: Reader, name: string, pointer: Pointer): Header {
  const [node, here] = follow(reader, pointer);
  const [type] = keys(node.content);
  const schema =
    type === undefined
      ? schemaOf(reader, node, here)
      : schemaOf(reader, ...follow(reader, join(here, 'content', type)));
  const explode = node.explode === true;
  return { name, required: node.required === true, at: here, schema, explode, json: isJsonType(type) };
}

function isJsonType(type: string | undefined): boolean {
  return type !== undefined && /[/+]json\b|^\*\/\*/.test(type);
}

/** `examples` by name, else the single `example`, else the schema's own, in that order. */
function readExamples(reader: Reader, node: JsonObject, here: Pointer): NamedExample[] {
  const named = keys(node.examples).flatMap((name) => {
    const [example, exampleAt] = follow(reader, join(here, 'examples', name));
    const value = example.value;
    // Raising a 3.0 document turns its nameless `example` into one called `default`.
    const title = name === 'default' ? 'example' : name;
    return value === undefined ? [] : [{ name: title, at: exampleAt, value, elicit: readElicit(example) }];
  });
  if (named.length > 0) return named;
  if (node.example !== undefined) {
    return [{ name: 'example', at: join(here, 'example'), value: node.example, elicit: undefined }];
  }
  const schema = schemaOf(reader, node, here);
  if (schema === undefined) return [];
  if (schema.schema.example !== undefined) {
    return [
      { name: 'example', at: join(schema.at, 'example'), value: schema.schema.example, elicit: undefined },
    ];
  }
  return list(schema.schema.examples).map((value, index) => ({
    name: index === 0 ? 'example' : `example-${index + 1}`,
    at: join(schema.at, 'examples', index),
    value,
    elicit: undefined,
  }));
}

function readElicit(node: JsonObject): Elicit | undefined {
  return isObject(node['x-elicit']) ? (node['x-elicit'] as Elicit) : undefined;
}

function readSecurity(reader: Reader, requirements: Json): Credential[][] {
  return list(requirements).map((requirement) =>
    keys(requirement).map((scheme) => readCredential(reader, scheme)),
  );
}

function readCredential(reader: Reader, scheme: string): Credential {
  const [node] = follow(reader, join('#', 'components', 'securitySchemes', scheme));
  const shape = typeof node['x-example'] === 'string' ? node['x-example'] : undefined;
  if (node.type === 'apiKey') {
    return { scheme, kind: 'apiKey', in: node.in as Credential['in'], name: String(node.name), shape };
  }
  const kind = node.type === 'http' && String(node.scheme).toLowerCase() === 'basic' ? 'basic' : 'bearer';
  return { scheme, kind, in: 'header', name: 'Authorization', shape };
}

function schemaOf(reader: Reader, node: JsonObject, here: Pointer): SchemaAt | undefined {
  if (node.schema === undefined) return undefined;
  const [schema, schemaAt] = follow(reader, join(here, 'schema'));
  return { at: schemaAt, schema };
}

/** The object at a pointer after all `$ref`s in a row, and where it really stands. */
function follow(reader: Reader, pointer: Pointer): [JsonObject, Pointer] {
  return followRef(reader.document, pointer);
}

/**
 * The object that a pointer leads to and where it stands, `$ref`s followed.
 * A `$ref` with siblings is left alone: the siblings count in JSON Schema 2020-12.
 */
export function followRef(document: JsonObject, pointer: Pointer): [JsonObject, Pointer] {
  let here = pointer;
  for (let hops = 0; hops < 50; hops += 1) {
    const node = at(document, here);
    if (!isObject(node)) return [{}, here];
    if (typeof node.$ref !== 'string' || !node.$ref.startsWith('#')) return [node, here];
    if (Object.keys(node).some((key) => key !== '$ref' && !/^(description|summary|x-)/.test(key)))
      return [node, here];
    here = targetOf(node.$ref);
  }
  return [{}, here];
}

function objectAt(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function keys(value: Json | undefined): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function words(value: Json | undefined): string[] {
  return list(value).filter((word) => typeof word === 'string');
}
