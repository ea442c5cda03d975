import { isObject, type JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import type { Method, Operation, Parameter } from '../operation.ts';
import { readBody } from './read-media.ts';
import { readParameter } from './read-parameter.ts';
import { readResponse } from './read-response.ts';
import { readSecurity } from './read-security.ts';
import { follow, keys, list, objectAt, type Reader } from './reader.ts';

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
