/**
 * The objects of OpenAPI 3.1 and their fields: `name`, or `name:kind` where an object stands there; `kind*` is a list
 * or a map of them, and a field called `*` is any other name.
 */
const objects: Readonly<Record<string, string>> = {
  document:
    'openapi info:info jsonSchemaDialect servers:server* paths:paths webhooks:path-item* components:components security tags:tag* externalDocs:link-to-documents',
  info: 'title summary description termsOfService contact:contact license:license version',
  contact: 'name url email',
  license: 'name identifier url',
  server: 'url description variables:server-variable*',
  'server-variable': 'enum default description',
  components:
    'schemas responses:response* parameters:parameter* examples:example* requestBodies:request-body* headers:header* securitySchemes:security-scheme* links:link* callbacks:callback* pathItems:path-item*',
  paths: '*:path-item',
  'path-item':
    'summary description servers:server* parameters:parameter* get:operation put:operation post:operation delete:operation options:operation head:operation patch:operation trace:operation $ref',
  operation:
    'tags summary description externalDocs:link-to-documents operationId parameters:parameter* requestBody:request-body responses:responses callbacks:callback* deprecated security servers:server*',
  'link-to-documents': 'description url',
  parameter:
    'name in description required deprecated allowEmptyValue schema content:media-type* style explode allowReserved example examples:example*',
  'request-body': 'description content:media-type* required',
  'media-type': 'schema encoding:encoding* example examples:example*',
  encoding: 'contentType headers:header* style explode allowReserved',
  responses: 'default:response *:response',
  response: 'description headers:header* content:media-type* links:link*',
  callback: '*:path-item',
  example: 'summary description value externalValue',
  link: 'operationRef operationId parameters requestBody description server:server',
  header:
    'description required deprecated allowEmptyValue schema content:media-type* style explode example examples:example*',
  tag: 'name description externalDocs:link-to-documents',
  'security-scheme': 'type description name in scheme bearerFormat flows:flows openIdConnectUrl',
  flows: 'implicit:flow password:flow clientCredentials:flow authorizationCode:flow',
  flow: 'authorizationUrl tokenUrl refreshUrl scopes',
};

/** A kind of OpenAPI object. */
export interface ObjectKind {
  /** `operation`, `media type`. */
  readonly name: string;
  readonly fields: readonly string[];
}

/** What kind of object stands where these steps lead; undefined where OpenAPI has none, as inside a schema. */
export function kindAt(steps: readonly string[]): ObjectKind | undefined {
  let kind = 'document';
  for (const step of steps) {
    const next = kind.endsWith('*') ? kind.slice(0, -1) : childKind(kind, step);
    if (next === undefined) return undefined;
    kind = next;
  }
  const fields = objects[kind];
  if (fields === undefined) return undefined;
  const names = fields.split(' ').map((field) => field.split(':')[0] ?? field);
  return { name: kind.replaceAll('-', ' '), fields: names.filter((name) => name !== '*') };
}

function childKind(kind: string, step: string): string | undefined {
  const fields = (objects[kind] ?? '').split(' ').map((field) => field.split(':'));
  const [, child] = fields.find(([name]) => name === step) ?? fields.find(([name]) => name === '*') ?? [];
  return child;
}
