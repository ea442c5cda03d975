import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XMLValidator } from 'fast-xml-parser';
import { parse } from 'yaml';
import type { Answer } from './ask.ts';
import type { Json } from './message.ts';

/** What an OpenAPI document says of responses. */
export interface ResponseDocument {
  /** What is wrong with a response of this operation; nothing when it is as documented. */
  wrong(operation: string, answer: Answer): string[];
  /** Every operation, as `METHOD /path`. */
  operations: string[];
}

/** Reads a document; its schemas are held against bodies by Ajv. Throws when a schema cannot be compiled. */
export function responseDocument(text: string): ResponseDocument {
  const document = openNull(parse(text));
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ ...document, $id: 'document' });

  const wrong = (operation: string, answer: Answer): string[] => {
    const [method = '', path = ''] = operation.split(' ');
    const at = pointer(['paths', path, method.toLowerCase(), 'responses', String(answer.status)]);
    const place = follow(document, at);
    if (!place) return [`${answer.status} is not documented`];
    const headers = Object.entries<Json>(place.value.headers ?? {})
      .filter(([name, header]) => isRequired(document, header) && !answer.headers.has(name))
      .map(([name]) => `${name} is missing`);
    return [...headers, ...wrongBody(place, answer)];
  };

  function wrongBody(place: Place, answer: Answer): string[] {
    const types = Object.keys(place.value.content ?? {});
    if (types.length === 0) return answer.text === '' ? [] : ['there is a body'];
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    if (!types.includes(type)) return [`"${type}" is not documented`];
    if (type.endsWith('/xml'))
      return XMLValidator.validate(answer.text) === true ? [] : ['the XML is broken'];
    if (!type.endsWith('json')) return [];
    const validate = ajv.compile({ $ref: `document#${place.at}${pointer(['content', type, 'schema'])}` });
    return validate(answer.body) ? [] : [ajv.errorsText(validate.errors)];
  }

  return { wrong, operations: operationsOf(document) };
}

interface Place {
  at: string;
  value: Json;
}

function operationsOf(document: Json): string[] {
  const methods = ['get', 'put', 'post', 'patch', 'delete'];
  return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function follow(document: Json, at: string): Place | undefined {
  const steps = at.split('/').slice(1);
  const value = steps.reduce(
    (node, step) => node?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
  if (value === undefined) return undefined;
  return typeof value.$ref === 'string' ? follow(document, value.$ref.slice(1)) : { at, value };
}

function isRequired(document: Json, header: Json): boolean {
  const found = typeof header.$ref === 'string' ? follow(document, header.$ref.slice(1))?.value : header;
  return found?.required === true;
}

/** What OpenAPI 3.0 writes as nullable, in the words of JSON Schema. */
function openNull(node: Json): Json {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(openNull);
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, openNull(value)]),
  );
  return nullable === true ? { anyOf: [{ type: 'null' }, rest] } : rest;
}

function pointer(steps: string[]): string {
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
