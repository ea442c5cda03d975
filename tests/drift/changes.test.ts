import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compare, type SpecDifference } from '../../src/drift/compare/compare.ts';
import { copy, isObject, type Json, type JsonObject } from '../../src/shared/json.ts';
import { steps } from '../../src/shared/pointer.ts';
import { parseYaml } from '../../src/spec/yaml-source.ts';

interface Edit {
  readonly set?: Record<string, Json>;
  readonly remove?: string[];
}

interface Case extends Edit {
  readonly name: string;
  /** What the operation has before the change, beside what every case starts from. */
  readonly before?: Edit;
  readonly reverse?: boolean;
  readonly finds?: Record<string, string>;
}

const operation = read<JsonObject>('operation.yaml');
const changes = read<Case[]>('changes.yaml');
const same = read<Case[]>('same.yaml');
const all = [...changes, ...same];
let found: SpecDifference[] = [];

beforeAll(async () => {
  found = await compare(documentOf(all.map(before)), documentOf(all.map(after)));
}, 60_000);

describe('seeded changes', () => {
  test('are at least sixty', () => {
    expect(changes.length).toBeGreaterThanOrEqual(60);
  });
  test.each(changes.map((one, index) => ({ ...one, index })))('$name', ({ index, finds }) => {
    expect(levels(index)).toEqual(finds);
  });
});

describe('nothing is found for', () => {
  test.each(same.map((one, index) => ({ ...one, index: changes.length + index })))('$name', ({ index }) => {
    expect(levels(index)).toEqual({});
  });
});

function levels(index: number): Record<string, string> {
  const mine = found.filter(({ operations }) => operations.includes(`PUT ${pathOf(index)}`));
  return Object.fromEntries(mine.map(({ change, level }) => [change, level]));
}

/** All cases in one document, so that one comparison judges them all. */
function documentOf(operations: readonly Json[]): JsonObject {
  const paths = operations.map((put, index) => [pathOf(index), { put }]);
  const token = { type: 'apiKey', in: 'header', name: 'X-Auth-Token' };
  const key = { type: 'apiKey', in: 'query', name: 'key' };
  const flow = { tokenUrl: 'https://example.com/token', scopes: { read: 'Reads.', write: 'Writes.' } };
  return {
    openapi: '3.1.0',
    info: { title: 'cases', version: '1.0.0' },
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { token, key, oauth: { type: 'oauth2', flows: { clientCredentials: flow } } },
      schemas: { Cat: animal('claws'), Dog: animal('bark'), Puppy: animal('bark') },
    },
  };
}

function animal(field: string): JsonObject {
  return {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' }, [field]: { type: 'string' } },
  };
}

function pathOf(index: number): string {
  return `/case-${index}/{id}`;
}

function before(one: Case): JsonObject {
  return edit(operation, one.before ?? {});
}

function after(one: Case): Json {
  const edited = edit(before(one), one);
  return one.reverse === true ? reversed(edited) : edited;
}

function edit(node: JsonObject, { set = {}, remove = [] }: Edit): JsonObject {
  const edited = copy(node);
  for (const pointer of remove) put(edited, pointer, undefined);
  for (const [pointer, value] of Object.entries(set)) put(edited, pointer, value);
  return edited;
}

function put(root: JsonObject, pointer: string, value: Json | undefined): void {
  const full = pointer
    .replace(/^Body/, '/requestBody/content/application~1json/schema')
    .replace(/^Answer/, '/responses/200/content/application~1json/schema');
  const path = steps(`#${full}`);
  const last = path.pop() ?? '';
  const node = path.reduce((here, step) => (here as Record<string, unknown>)[step], root as unknown);
  if (Array.isArray(node) && value === undefined) node.splice(Number(last), 1);
  else if (value === undefined) delete (node as JsonObject)[last];
  else (node as JsonObject)[last] = value;
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}

function read<T>(file: string): T {
  const full = path.join(import.meta.dirname, 'cases', file);
  return parseYaml(readFileSync(full, 'utf8'), full) as T;
}
