import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/shared/json.ts';
import { at } from '../../src/shared/pointer.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import type { Operation } from '../../src/spec/operation.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import { variantsOf } from '../../src/spec/variant.ts';
import { compare, type Deliberate, flatten, readFacts, review } from './compare.ts';
import { definitionOf, nodeOf, schemasOf } from './statements.ts';

type Generation = 'base' | '6.x' | '7.10' | '8.x' | '8.7' | '8.8' | '9.0';
type Body = Record<Generation, 'fits' | 'open' | 'refused'> & { readonly what: string; readonly body: Json };

interface Answer {
  readonly operation: string;
  readonly status: number;
  readonly what: string;
  readonly body: Json;
  readonly by: readonly Generation[];
}

interface Published {
  readonly operations: Record<string, JsonObject>;
  readonly statuses: Record<Generation, Record<string, number[]>>;
  readonly schemas: JsonObject;
  readonly differences: Deliberate[];
}

const published = readFacts<Published>('rocketchat.yaml');
const { answers, bodies } = readFacts<{ answers: Answer[]; bodies: Body[] }>('rocketchat-answers.yaml');
const generations = Object.keys(published.statuses) as Generation[];
const api = chooseApi('rocketchat');
const specs = new Map<string, Spec>();
for (const name of generations) specs.set(name, await loadSpec(api, name === 'base' ? undefined : name));

function specOf(name: string): Spec {
  return specs.get(name) ?? expect.fail(`no spec of ${name}`);
}

function operationOf(spec: Spec, id: string): Operation {
  return spec.operations.find((operation) => operation.id === id) ?? expect.fail(`no operation ${id}`);
}

function operationFacts(spec: Spec, operation: Operation): JsonObject {
  const node = nodeOf(spec, operation);
  const query = operation.parameters.map(({ name, required, schema }): [string, Json] => [
    name,
    `${required ? 'required' : 'optional'} ${schema?.schema.type}`,
  ]);
  return {
    call: `${operation.method} ${operation.path}`,
    credentials: operation.security.map((alternative) => alternative.map(({ name }) => name)),
    ...(node['x-permission'] === undefined ? {} : { permission: node['x-permission'] }),
    ...(query.length === 0 ? {} : { query: Object.fromEntries(query) }),
  };
}

function statusesOf(statuses: readonly (number | string)[]): JsonObject {
  return { statuses: Object.fromEntries(statuses.map((status) => [String(status), true])) };
}

test('every variant is a generation of the data', () => {
  expect(variantsOf(api)).toEqual(generations.filter((name) => name !== 'base').sort());
});

test('operations, statuses and schemas are as published, or listed as deliberate differences', () => {
  const base = specOf('base');
  const facts = (statuses: JsonObject, operations: JsonObject, schemas: JsonObject) =>
    flatten({ ...statuses, operations, schemas });
  const theirs = facts(
    Object.fromEntries(
      Object.entries(published.statuses).map(([name, rows]) => [
        name,
        Object.fromEntries(Object.entries(rows).map(([id, statuses]) => [id, statusesOf(statuses)])),
      ]),
    ),
    Object.fromEntries(Object.entries(published.operations).map(([id, { added, ...row }]) => [id, row])),
    published.schemas,
  );
  const named = schemasOf(base);
  const ours = facts(
    Object.fromEntries(
      [...specs].map(([name, spec]) => [
        name,
        Object.fromEntries(
          spec.operations.map(({ id, responses }) => [id, statusesOf(responses.map(({ status }) => status))]),
        ),
      ]),
    ),
    Object.fromEntries(base.operations.map((operation) => [operation.id, operationFacts(base, operation)])),
    Object.fromEntries(Object.keys(published.schemas).map((name) => [name, definitionOf(named[name] ?? {})])),
  );
  expect(review(compare(theirs, ours), published.differences)).toEqual({ unlisted: [], gone: [] });
});

test.each(Object.entries(published.operations).filter(([, row]) => row.added !== undefined))(
  '%s says since when it exists',
  (id, row) => {
    const spec = specOf('base');
    expect(at(nodeOf(spec, operationOf(spec, id)), '#/x-added')).toBe(row.added);
  },
);

describe.each(generations)('generation %s', (name) => {
  test.each(answers)('$operation $status: $what', ({ operation, status, body, by }) => {
    const spec = specOf(name);
    const response = operationOf(spec, operation).responses.find((one) => one.status === String(status));
    const schema = response?.media[0]?.schema?.at;
    const isTaken = schema !== undefined && spec.schemas.check(schema, body, 'response').length === 0;
    expect(isTaken).toBe(by.includes(name));
  });

  test.each(bodies)('a body of permissions.update: $what', (row) => {
    const spec = specOf(name);
    const schema = operationOf(spec, 'permissions.update').body?.media[0]?.schema?.at ?? '#';
    const violations = spec.schemas.check(schema, row.body, 'request');
    const isOpen = violations.every(({ unpromised }) => unpromised);
    const fate = violations.length === 0 ? 'fits' : isOpen ? 'open' : 'refused';
    expect(fate).toBe(row[name]);
  });
});
