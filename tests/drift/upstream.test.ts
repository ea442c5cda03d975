import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare } from '../../src/drift/compare/compare.ts';
import type { DriftReport } from '../../src/drift/finding.ts';
import { familyOf } from '../../src/drift/upstream/match.ts';
import { driftUpstream } from '../../src/drift/upstream/upstream.ts';
import type { Json, JsonObject } from '../../src/shared/json.ts';
import { steps } from '../../src/shared/pointer.ts';
import { bundle } from '../../src/spec/bundle.ts';
import { nightly } from '../nightly.ts';
import { bigDocument, changedIn } from './big-document.ts';

const specs = path.join(import.meta.dirname, 'specs');
const swagger = path.join(specs, 'things', 'swagger-2.yaml');
const list = '/paths/~1v1~1{project_id}~1things/get';
const put = '/paths/~1v1~1{project_id}~1things~1{thing_id}/put';
let folder = '';
let document: JsonObject;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'upstream-'));
  document = (await bundle(path.join(specs, 'things', 'openapi.yaml'))).document;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...documents: string[]): Promise<DriftReport> {
  return driftUpstream({ api: 'things', documents, today: '2026-01-01', folder: specs });
}

const kinds = ({ findings }: DriftReport) => findings.map(({ rule, change }) => `${rule} ${change}`).sort();

/** A published document: ours, edited; `undefined` removes. */
function published(name: string, edits: Record<string, Json | undefined>): string {
  const copy = structuredClone(document);
  for (const [pointer, value] of Object.entries(edits)) {
    const way = steps(`#${pointer}`);
    const last = way.pop() ?? '';
    const node = way.reduce(
      (here, step) => (here as Record<string, unknown>)[step],
      copy as unknown,
    ) as JsonObject;
    if (value === undefined) delete node[last];
    else node[last] = value;
  }
  const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  writeFileSync(file, JSON.stringify(copy));
  return file;
}

const thing = '/components/schemas/Thing/properties';

const schema = `${put}/requestBody/content/application~1json/schema`;
const described = { responses: { 200: { description: 'ok' } } };

describe('a published document', () => {
  test.each<[string, Record<string, Json | undefined>, string[]]>([
    ['is ours', {}, []],
    [
      'is silent about what we have from elsewhere',
      {
        [`${put}/responses/401`]: undefined,
        [`${schema}/properties/secret`]: undefined,
        [`${list}/responses/401`]: undefined,
      },
      [],
    ],
    [
      'names and serves things otherwise',
      { [`${put}/operationId`]: 'other', '/servers': [{ url: 'https://other.example.com' }] },
      [],
    ],
    [
      'has and lacks operations',
      {
        [put]: undefined,
        '/paths/~1v1~1{p}~1things~1{id}~1copy': { post: described },
        '/paths/~1v1~1{p}~1others': { post: described },
      },
      ['drift-upstream-gone operation-gone', 'drift-upstream-new operation-new'],
    ],
    [
      'differs in parameters and credentials',
      {
        [`${list}/parameters/0/schema/maximum`]: 50,
        [`${list}/parameters/3`]: { name: 'tenant', in: 'query', required: true, schema: { type: 'string' } },
        [`${list}/parameters/4`]: { name: 'page', in: 'query', schema: { type: 'string' } },
        '/components/securitySchemes/token/name': 'X-Token',
      },
      [
        'drift-upstream-more added-parameter',
        'drift-upstream-parameters parameter-became-required',
        'drift-upstream-parameters schema-constraint-changed',
        'drift-upstream-security security-requirement-changed',
      ],
    ],
    [
      'differs in bodies, answers and deprecation',
      {
        [`${schema}/required`]: ['name', 'kind'],
        [`${schema}/properties/kind/enum`]: ['PUBLIC'],
        [`${thing}/size/type`]: 'string',
        [`${thing}/state`]: undefined,
        [`${thing}/owner`]: { type: 'object' },
        [`${put}/responses/409`]: { description: 'conflict' },
        [`${put}/deprecated`]: true,
      },
      [
        'drift-upstream-body enum-values-removed',
        'drift-upstream-body required-properties-added',
        'drift-upstream-deprecated deprecated',
        'drift-upstream-more added-schema',
        'drift-upstream-responses property-removed',
        'drift-upstream-responses response-added',
        'drift-upstream-responses schema-type-changed',
      ],
    ],
  ])('that %s', async (name, edits, expected) => {
    expect([...new Set(kinds(await run(published(name, edits))))]).toEqual(expected);
  });

  test('in several files lacks only what none of them has, and is told once', async () => {
    const operation = { responses: { 200: { description: 'ok' } } };
    const beside = { '/paths/~1v1~1{p}~1things~1{id}~1copy': { post: operation } };
    const parts = [
      published('lists', { [put]: undefined, ...beside }),
      published('one', { [list]: undefined, ...beside }),
    ];
    expect(kinds(await run(...parts))).toEqual(['drift-upstream-new operation-new']);
    const twice = [parts[0], published('also lists', { [put]: undefined })].map(String);
    expect(kinds(await run(...twice))).toEqual([
      'drift-upstream-gone operation-gone',
      'drift-upstream-new operation-new',
    ]);
  });

  test('that lists credentials among the parameters is read as one that knows them as security', async () => {
    const token = { name: 'x-auth-token', in: 'header', required: true, schema: { type: 'string' } };
    const silent = { '/security': undefined, '/components/securitySchemes': undefined };
    const both = { [`${list}/parameters/3`]: token, [`${put}/parameters`]: [token] };
    expect(kinds(await run(published('as parameters', { ...silent, ...both })))).toEqual([]);
    expect(kinds(await run(published('silent', silent)))).toEqual(['drift-upstream-silent security-silent']);
    const one = { ...silent, [`${list}/parameters/3`]: token };
    expect(kinds(await run(published('of one', one)))).toEqual([
      'drift-upstream-more removed-security-requirement',
    ]);
  });

  test('may be silent about what the spec leaves open', async () => {
    const edits = {
      [`${put}/requestBody/required`]: undefined,
      [`${schema}/properties/note/type`]: 'string',
    };
    expect(kinds(await run(published('open', edits)))).toEqual([]);
    const other = { [`${schema}/properties/note/type`]: 'integer' };
    expect(kinds(await run(published('not open', other)))).toEqual([
      'drift-upstream-body schema-type-changed',
    ]);
  });

  test('is found again under other parameter names, base path, and scheme names, in Swagger 2.0', async () => {
    const report = await run(swagger);
    expect(kinds(report)).toEqual([]);
  });

  test('in Swagger 2.0 is told with our line and its pointer', async () => {
    const file = path.join(folder, 'edited.yaml');
    writeFileSync(file, readFileSync(swagger, 'utf8').replace('maximum: 100', 'maximum: 50'));
    const report = await run(file);
    expect(kinds(report)).toEqual(['drift-upstream-parameters schema-constraint-changed']);
    expect(report.findings[0]?.spec).toMatch(/openapi\.yaml:13$/);
    expect(report.findings[0]?.other).toMatch(/^edited\.yaml#\/paths\/.*maximum$/);
  });

  test('in OpenAPI 3.0 may say nullable', async () => {
    const edits = { '/openapi': '3.0.3', [`${thing}/size`]: { type: 'integer', nullable: true } };
    expect(kinds(await run(published('3.0', edits)))).toEqual([
      'drift-upstream-responses schema-type-changed',
    ]);
  });

  test('is fetched from an address', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/swagger' ? 200 : 404;
      response.end(readFileSync(swagger));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(kinds(await run(`${base}/swagger`))).toEqual([]);
    await expect(run(`${base}/gone`)).rejects.toThrow(`${base}/gone answers 404. Is the address right?`);
    server.close();
  });

  nightly('of 10 MB and a thousand operations more is compared in what we have of it', async () => {
    const big = bigDocument(document);
    const file = path.join(folder, 'big.json');
    writeFileSync(file, JSON.stringify(big));
    expect(readFileSync(file).length).toBeGreaterThan(10_000_000);
    expect(kinds(await run(file))).toEqual([]);
    const changes = await compare(big, changedIn(big));
    expect(changes.map(({ change }) => change).sort()).toEqual(['path-removed', 'schema-type-changed']);
  });
});

describe('bad input', () => {
  test.each([
    [
      'nothing.txt',
      'hello',
      'is neither an OpenAPI document nor a reference page in reStructuredText, Markdown or HTML.',
    ],
    ['broken.json', '{', 'is neither JSON nor YAML'],
    ['other.json', '{"asyncapi":"3.0.0"}', 'says neither "openapi" nor "swagger".'],
    ['page.rst', 'Title\n=====\n\nText.\n', 'has no line with method and path'],
    ['far.rst', 'Title\n=====\n\nGET /v9/elsewhere\n', 'which is near none of our operations'],
  ])('is %s', async (name, text, message) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    await expect(run(file)).rejects.toThrow(message);
  });

  test('is a file that is not there', async () => {
    await expect(run('nowhere.json')).rejects.toThrow('nowhere.json cannot be read. Is the file there?');
  });
});

test.each([
  ['/v1/{project}/workspaces/{id}/quotas', '/v1/{}/workspaces'],
  ['/api/v1/permissions.update', '/api/v1/permissions'],
  ['/v1/users', '/v1/users'],
])('the family of %s', (template, family) => {
  expect(familyOf(template)).toBe(family);
});
