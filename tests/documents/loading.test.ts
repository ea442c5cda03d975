import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { apiOfDocument } from '../../src/spec/apis.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';

const root = mkdtempSync(path.join(tmpdir(), 'documents-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** Loads a document that is not ours: its head, its paths, and files beside it. */
async function load(
  text: string,
  beside: Readonly<Record<string, string>> = {},
  name = 'shed.yaml',
): Promise<Spec> {
  count += 1;
  const folder = path.join(root, String(count));
  for (const [file, content] of Object.entries({ ...beside, [name]: text })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return loadSpec(apiOfDocument(path.join(folder, name)));
}

const head = (version: string, more = '') =>
  `openapi: ${version}\ninfo: { title: Shed, version: "1"${more} }\n`;
const ok = '{ "200": { description: ok } }';
const answer = (schema: string) =>
  `paths: { /tools: { get: { responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } } } } }\n`;

/** The schema of the only answer. */
const schemaIn = ({ operations }: Spec) => operations[0]?.responses[0]?.media[0]?.schema;
const findings = (spec: Spec, value: unknown) =>
  spec.schemas.check(schemaIn(spec)?.at ?? '', value, 'response').map(({ keyword }) => keyword);

describe('what the specification allows loads without a word', () => {
  test.each<[string, string]>([
    [
      'a licence by its SPDX name',
      `${head('3.1.0', ', license: { name: MIT, identifier: MIT }')}paths: { /a: { get: { responses: ${ok} } } }`,
    ],
    [
      'a server variable with a description',
      `${head('3.1.0')}servers: [{ url: "https://{h}", variables: { h: { default: a, description: b } } }]\npaths: { /a: { get: { responses: ${ok} } } }`,
    ],
    ['an operation without responses', `${head('3.1.0')}paths: { /a: { get: { summary: All } } }`],
    [
      'a scheme in capitals',
      `${head('3.0.2')}paths: { /a: { get: { responses: ${ok} } } }\ncomponents: { securitySchemes: { t: { type: http, scheme: Bearer } } }`,
    ],
    [
      'anything in an extension, a reference too',
      `${head('3.1.0')}x-docs: [{ $ref: ./none.md }]\npaths: { /a: { get: { x-code: { $ref: "#/nowhere" }, responses: ${ok} } } }`,
    ],
    [
      'an example that holds a reference',
      `${head('3.0.3')}${answer('{ type: object, example: { $ref: "#/no" } }')}`,
    ],
    ['a patch version of its own day', `${head('3.1.9')}paths: { /a: { get: { responses: ${ok} } } }`],
  ])('%s', async (_title, text) => expect((await load(text)).warnings).toEqual([]));
});

describe('names are names', () => {
  test('properties may be called as keywords are', async () => {
    const names = [
      'example',
      'nullable',
      'type',
      'default',
      'enum',
      'required',
      'properties',
      'discriminator',
      'x-y',
    ];
    const properties = names.map((name) => `${name}: { type: integer, nullable: true }`).join(', ');
    const spec = await load(
      `${head('3.0.3')}${answer(`{ type: object, required: [example], properties: { ${properties} } }`)}`,
    );
    expect(spec.warnings).toEqual([]);
    expect(findings(spec, {})).toEqual(['required']);
    for (const name of names) {
      expect(findings(spec, { example: 1, [name]: null })).toEqual([]);
      expect(findings(spec, { example: 1, [name]: 'x' })).toEqual(['type']);
    }
  });

  test('a property may be called $ref', async () => {
    const spec = await load(
      `${head('3.1.0')}${answer('{ type: object, properties: { $ref: { type: string } } }')}`,
    );
    expect(findings(spec, { $ref: 1 })).toEqual(['type']);
  });
});

describe('dialects', () => {
  const rated =
    '{ type: object, properties: { rate: { $ref: "#/components/schemas/Amount", type: number } } }\n';
  const amount = 'components: { schemas: { Amount: { type: object } } }\n';

  test('siblings of a reference are ignored in 3.0', async () => {
    const spec = await load(`${head('3.0.1')}${answer(rated)}${amount}`);
    expect(findings(spec, { rate: {} })).toEqual([]);
  });

  test('siblings of a reference count in 3.1', async () => {
    const spec = await load(`${head('3.1.1')}${answer(rated)}${amount}`);
    expect(findings(spec, { rate: {} })).toEqual(['type']);
  });

  test('bounds that are exclusive in the manner of 3.0 are numbers afterwards', async () => {
    const spec = await load(
      `${head('3.0.0')}${answer('{ type: number, minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false }')}`,
    );
    expect([1, 1.5, 5, 6].map((value) => findings(spec, value))).toEqual([
      ['exclusiveMinimum'],
      [],
      [],
      ['maximum'],
    ]);
  });

  test('Swagger 2.0 is read, and a line of it is told', async () => {
    const text = `swagger: "2.0"
info: { title: Shed, version: "1" }
consumes: [application/json]
produces: [application/json]
basePath: /api
paths:
  /tools/{id}:
    put:
      parameters:
        - { name: id, in: path, required: true, type: integer, minimum: 1 }
        - name: body
          in: body
          schema:
            $ref: "#/definitions/Tool"
      responses: { 200: { description: ok, schema: { $ref: "#/definitions/Tool" } } }
definitions:
  Tool:
    type: object
    properties:
      example: { type: string }
`;
    const spec = await load(text);
    const [operation] = spec.operations;
    expect(spec.warnings).toEqual([]);
    expect(operation?.parameters.map(({ name, schema }) => [name, schema?.schema.minimum])).toEqual([
      ['id', 1],
    ]);
    expect(operation?.body?.media[0]?.type).toBe('application/json');
    expect(findings(spec, { example: 5 })).toEqual(['type']);
    expect(spec.locate('#/components/schemas/Tool/properties/example')).toMatch(/:20$/);
    expect(spec.locate('#/paths/~1tools~1{id}/put/requestBody/content/application~1json/schema')).toMatch(
      /:13$/,
    );
  });

  test('3.2 is read as 3.1, with a word', async () => {
    const spec = await load(`${head('3.2.0')}paths: { /a: { get: { responses: ${ok} } } }`);
    expect(spec.warnings).toEqual([expect.stringMatching(/:1 says OpenAPI 3\.2\.0\. It is read as 3\.1/)]);
  });
});

describe('what can be worked around is a warning that says where, what, and what is assumed', () => {
  test.each<[string, string, RegExp]>([
    [
      'an empty list of options',
      answer('{ type: integer, enum: [] }'),
      /:3 "enum" cannot be \[\]\. It is passed over\.$/,
    ],
    [
      'nullable in 3.1',
      answer('{ nullable: true, anyOf: [{ type: string }] }'),
      /"nullable" says nothing in OpenAPI 3\.1/,
    ],
    ['a type that is none', answer('{ type: strnig }'), /"type" cannot be "strnig"\. It is passed over\.$/],
    [
      'a misspelt keyword',
      answer('{ type: string, minLenght: 2 }'),
      /"minLenght" is no keyword of a schema; did you mean "minLength"\? It is passed over\.$/,
    ],
    ['a pattern that is none', answer('{ type: string, pattern: "(" }'), /"pattern" cannot be "\("/],
    [
      'a tuple in the manner of old',
      answer('{ type: array, items: [{ type: string }] }'),
      /It is taken for "prefixItems"/,
    ],
    [
      'a reference to nothing',
      answer('{ $ref: "#/components/schemas/None" }'),
      /refers to "#\/components\/schemas\/None", which leads nowhere\. Any value is taken to be right there\.$/,
    ],
    [
      'a file that is not there',
      answer('{ $ref: "./none.yaml" }'),
      /refers to "\.\/none\.yaml", which is not there/,
    ],
    ['a file outside of the folder', answer('{ $ref: "../../etc/passwd" }'), /a file outside of its folder/],
    ['another machine', answer('{ $ref: "http://127.0.0.1:9/a.yaml" }'), /which is on another machine/],
    [
      'a parameter that nobody declares',
      `paths: { "/tools/{id}": { get: { responses: ${ok} } } }\n`,
      /\{id\} of the path is no declared parameter\. It is taken for any text\.$/,
    ],
    [
      'an id that two operations have',
      `paths: { /a: { get: { operationId: x, responses: ${ok} } }, /b: { get: { operationId: x, responses: ${ok} } } }\n`,
      /another operation is called "x" too/,
    ],
    [
      'a path with a query',
      `paths: { "/a?x=1": { get: { responses: ${ok} } } }\n`,
      /A path has no query and no fragment, as "\?x=1" is: It is taken for "\/a"\.$/,
    ],
    [
      'an operation that is none',
      `paths: { /a: { get: { responses: ${ok} }, put: } }\n`,
      /"put" has to be a map/,
    ],
    [
      'a schema that is null',
      `paths: { /a: { get: { responses: { "200": { description: ok, content: { application/json: { schema: } } } } } } }\n`,
      /"schema" cannot be null\. Any value is taken to be right there\.$/,
    ],
    [
      'a key that stands there twice',
      `paths: { /a: { get: { summary: a, summary: b, responses: ${ok} } } }\n`,
      /"summary" stands there a second time\..* the last one counts\.$/,
    ],
    [
      'a parameter without a name',
      `paths: { /a: { get: { parameters: [{ in: query, schema: {} }], responses: ${ok} } } }\n`,
      /This parameter has no "name"\. It is left out\.$/,
    ],
  ])('%s', async (_title, paths, want) => {
    const spec = await load(`${head('3.1.0')}${paths}`);
    expect(
      spec.warnings.some((line) => want.test(line)),
      spec.warnings.join('\n'),
    ).toBe(true);
    expect(spec.operations.length).toBeGreaterThan(0);
    expect(() => findings(spec, 'anything')).not.toThrow();
  });

  test('all of them are told at once', async () => {
    const spec = await load(
      `${head('3.1.0')}${answer('{ type: objct, properties: { a: { $ref: "#/b" }, c: { typ: d } } }')}`,
    );
    expect(spec.warnings).toHaveLength(3);
  });
});

test('a version and a title that became numbers are the texts of them', async () => {
  const text = `openapi: 3.1\ninfo: { title: 12, version: 1.5 }\npaths: { /a: { get: { responses: ${ok} } } }`;
  const spec = await load(text);
  expect(spec.warnings.map((line) => line.replace(/^.* It is/, ''))).toEqual([
    ' taken for "3.1.0".',
    ' taken for "12".',
    ' taken for "1.5".',
  ]);
  expect(spec.document.info).toEqual({ title: '12', version: '1.5' });
});

test('maps are merged within what an anchor names, too', async () => {
  const text = `${head('3.1.0')}x-tool: &tool { type: object, required: [size] }\npaths:\n  /a: &item\n    get: { responses: { "200": { description: ok, content: { application/json: { schema: { <<: *tool } } } } } }\n  /b: { <<: *item }\n`;
  const spec = await load(text);
  expect(spec.warnings).toEqual([]);
  const [, second] = spec.operations;
  const at = second?.responses[0]?.media[0]?.schema?.at ?? '';
  expect(spec.schemas.check(at, {}, 'response').map(({ keyword }) => keyword)).toEqual(['required']);
});

test('a body of Swagger 2.0 may be referred to', async () => {
  const text = `swagger: "2.0"
info: { title: Shed, version: "1" }
paths: { /a: { post: { parameters: [{ $ref: "#/parameters/Tool" }], responses: { 200: { description: ok } } } } }
parameters: { Tool: { name: body, in: body, schema: { type: array } } }
`;
  const spec = await load(text);
  expect(spec.warnings).toEqual([]);
  expect(spec.operations[0]?.body?.media[0]?.schema?.schema.type).toBe('array');
});

test('files below the folder are read, in folders and with blanks in their names', async () => {
  const spec = await load(`${head('3.1.0')}${answer('{ $ref: "./my%20parts/tool.json" }')}`, {
    'my parts/tool.json':
      '{ "type": "object", "properties": { "size": { "$ref": "deep/size.yaml#/Size" } } }',
    'my parts/deep/size.yaml': 'Size: { type: integer }\n',
  });
  expect(spec.warnings).toEqual([]);
  expect(findings(spec, { size: 'x' })).toEqual(['type']);
});

test('a field that is read-only by what it is made of is not required of requests', async () => {
  const text = `${head('3.0.0')}paths:
  /tools:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Tool" } } } }
      responses: ${ok}
components:
  schemas:
    Id: { type: string, readOnly: true }
    Base: { type: object, properties: { made: { allOf: [{ $ref: "#/components/schemas/Id" }] } } }
    Tool: { allOf: [{ $ref: "#/components/schemas/Base" }, { required: [made, name], properties: { name: { type: string } } }] }
`;
  const spec = await load(text);
  const at = spec.operations[0]?.body?.media[0]?.schema?.at ?? '';
  const missing = (direction: 'request' | 'response') =>
    spec.schemas.check(at, {}, direction).map(({ message }) => message);
  expect(missing('request')).toEqual(["must have required property 'name'"]);
  expect(missing('response')).toHaveLength(2);
});
