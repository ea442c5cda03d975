import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { apiOfDocument, chooseApis } from '../../src/spec/apis.ts';
import { exampleFaults, tellExampleFaults } from '../../src/spec/example-faults.ts';
import { setReading } from '../../src/spec/reading.ts';
import { loadSpec } from '../../src/spec/spec.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => setReading({}, undefined));
let count = 0;

async function shed(lines: string, version = '3.1.0') {
  count += 1;
  const file = path.join(folder, `shed-${count}.yaml`);
  writeFileSync(file, `openapi: ${version}\ninfo: { title: Shed, version: "1" }\n${lines}`);
  return loadSpec(apiOfDocument(file));
}

/** The faults of a document, each from its line on. */
const faultsIn = async (lines: string, version?: string) =>
  (await exampleFaults(await shed(lines, version))).map((fault) => fault.replace(/^.*\.yaml:/, ''));

const answer = (media: string, type = 'application/json') =>
  `paths: { /tools: { get: { responses: { "200": { description: ok, content: { ${type}: { ${media} } } } } } } }\n`;
const part = (schema: string) =>
  `paths: { /tools: { get: { responses: { "200": { description: ok } } } } }\ncomponents: { schemas: { Tool: ${schema} } }\n`;
const tool =
  'type: object, required: [id], properties: { id: { type: integer, readOnly: true }, key: { type: string, writeOnly: true } }';

describe('a value that breaks its own schema is a fault of the document', () => {
  test.each<[string, string, string]>([
    [
      'the example of a media type',
      answer('schema: { type: integer }, example: many'),
      '3 example does not fit its schema: # must be integer. Correct one of the two.',
    ],
    [
      'an example with a name',
      answer('schema: { type: array, items: { type: string } }, examples: { two: { value: [a, 2] } }'),
      '3 example "two" does not fit its schema: #/1 must be string. Correct one of the two.',
    ],
    [
      'the default of a parameter',
      'paths:\n  /tools:\n    get:\n      parameters: [{ name: n, in: query, schema: { type: integer,\n        default: "5" } }]\n      responses: { "200": { description: ok } }\n',
      '7 default does not fit its schema: # must be integer. Correct one of the two.',
    ],
    [
      'the example of a parameter',
      'paths: { /tools: { get: { parameters: [{ name: n, in: query, example: x, schema: { enum: [a, b] } }], responses: { "200": { description: ok } } } } }\n',
      '3 example does not fit its schema: # must be equal to one of the allowed values. Correct one of the two.',
    ],
    [
      'the example of a header',
      'paths: { /tools: { get: { responses: { "200": { description: ok, headers: { X-Left: { example: none, schema: { type: integer } } } } } } } }\n',
      '3 example does not fit its schema: # must be integer. Correct one of the two.',
    ],
    [
      'one of the examples of a schema',
      part('{ type: string, maxLength: 2, examples: [ab, abc] }'),
      '4 example does not fit its schema: # must NOT have more than 2 characters. Correct one of the two.',
    ],
    [
      'a default deep within a schema',
      part('{ type: object, properties: { size: { type: number, default: null } } }'),
      '4 default does not fit its schema: # must be number. Correct one of the two.',
    ],
    [
      'JSON written as text',
      answer(`schema: { ${tool} }, example: '{ "id": 1 }'`),
      '3 example does not fit its schema: # must be object. It is JSON written as text: write it as the value itself.',
    ],
  ])('%s', async (_title, lines, want) => expect(await faultsIn(lines)).toEqual([want]));

  test('what many refer to is told once', async () => {
    const use = (name: string) =>
      `/${name}: { get: { responses: { "200": { $ref: "#/components/responses/Tool" } } } }`;
    const shared =
      'components: { responses: { Tool: { description: ok, content: { application/json: { schema: { type: integer }, example: x } } } } }\n';
    expect(await faultsIn(`paths: { ${use('a')}, ${use('b')} }\n${shared}`)).toHaveLength(1);
  });

  test('of many the first fifty are told, and how many more there may be', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `s${index}:\n      { type: integer, example: x }`);
    const faults = await faultsIn(part(`{ type: object, properties: {\n    ${names.join(',\n    ')} } }`));
    expect(faults).toHaveLength(51);
    expect(faults.at(-1)).toMatch(
      /^shed-\d+: and 10 more examples and defaults that may break their schemas\.$/,
    );
  });
});

describe('nothing is said of', () => {
  test.each<[string, string, string?]>([
    ['a response without what only requests have', answer(`schema: { ${tool} }, example: { id: 1 }`)],
    ['a schema that only shows a request', part(`{ ${tool}, example: { key: a } }`)],
    [
      'a body as it travels',
      answer(`schema: { ${tool} }, example: "<tool><id>1</id></tool>"`, 'application/xml'),
    ],
    ['null in 3.0 where it is allowed', part('{ type: string, nullable: true, example: null }'), '3.0.3'],
    [
      'a property that is called example',
      part('{ type: object, properties: { example: { type: string } } }'),
    ],
    [
      'a choice that a pattern and a format decide',
      part(
        '{ anyOf: [{ type: string, format: date }, { type: string, pattern: "^v[0-9]+$" }], example: v12 }',
      ),
    ],
  ])('%s', async (_title, lines, version) => expect(await faultsIn(lines, version)).toEqual([]));

  test.each(chooseApis([]))('the examples of $name', async (api) => {
    expect(await exampleFaults(await loadSpec(api))).toEqual([]);
  });
});

test('the faults are warnings, and errors where documents are read strictly', async () => {
  const said: string[] = [];
  setReading({}, (warnings) => said.push(...warnings));
  const spec = await shed(answer('schema: { type: integer }, example: many'));
  await tellExampleFaults(spec);
  await tellExampleFaults(spec);
  expect(said).toEqual([expect.stringContaining('example does not fit its schema')]);
  setReading({ strict: true }, undefined);
  await expect(tellExampleFaults(spec)).rejects.toThrow('example does not fit its schema');
});
