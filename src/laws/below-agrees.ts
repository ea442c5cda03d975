import { makeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { fieldsAt } from '../spec/remote/fields.ts';
import { singular } from '../spec/remote/verbs.ts';
import { type Resource, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { childrenOf } from './family.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';
import { itemsOf, pagesOf } from './walk-list.ts';

/**
 * What is read below a thing, as `/accounts/{id}/balance`, speaks of that thing: it repeats its id and its options, and
 * counts what hangs on it.
 */
export function belowAgreesLaws(spec: Spec, resource: Resource, all: readonly Resource[]): Law[] {
  const { read, create } = resource;
  if (read === undefined || create === undefined) return [];
  const own = withoutSlash(resource.path);
  const below = spec.operations.filter(
    ({ method, path }) =>
      method === 'GET' &&
      /^\/[^/{}]+$/.test(withoutSlash(path).slice(own.length)) &&
      path.startsWith(`${own}/`),
  );
  return below
    .filter((one) => isOneThing(spec, one))
    .map((one) => ({
      id: `${one.id}/law/agrees with its thing`,
      title: 'what is read below a thing agrees with it',
      operation: one,
      writes: true,
      try: (world) =>
        withMade(world, resource, 'below', async ({ path }) => {
          if (world.suite.target.known.examplesExist) throw new Inconclusive('a mock makes up what it shows');
          for (const child of childrenOf(resource, all).slice(0, 2))
            await makeItem(world, child, 'below', { path }).catch(unlessInconclusive);
          return agrees(world, spec, { resource, read, one, all }, path);
        }),
    }));
}

function unlessInconclusive(thrown: unknown): void {
  if (!(thrown instanceof Inconclusive)) throw thrown;
}

function schemaFields(spec: Spec, { responses }: Operation) {
  const schema = responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema;
  return schema === undefined ? undefined : fieldsAt(spec.document, schema.at);
}

function isOneThing(spec: Spec, one: Operation): boolean {
  const fields = schemaFields(spec, one);
  return (
    fields !== undefined &&
    fields.size > 0 &&
    [...fields.values()].every(({ schema }) => schema.type !== 'array')
  );
}

interface Below {
  readonly resource: Resource;
  readonly read: Operation;
  readonly one: Operation;
  readonly all: readonly Resource[];
}

async function agrees(
  world: World,
  spec: Spec,
  { resource, read, one, all }: Below,
  path: Readonly<Record<string, string>>,
): Promise<LawFinding[]> {
  const thing = await world.ask(read, { path });
  const step = await world.ask(one, { path });
  if (!thing.ok || !step.ok || !isObject(thing.json) || !isObject(step.json))
    throw new Inconclusive(`GET ${one.path} answers ${step.status}`);
  const [name] = sharedOptions(spec, one, read).filter((field) => differs(step.json, thing.json, field));
  if (name !== undefined) {
    const difference = { path: `#/${name}`, wanted: thing.json[name], found: step.json[name] };
    return [
      lawFindingAt('value-contradicts', one, difference, step, 'it says of its thing what the thing says'),
    ];
  }
  const id = step.json[resource.key];
  if (id !== undefined && id !== null && String(id) !== path[resource.key]) {
    const difference = { path: `#/${resource.key}`, wanted: path[resource.key], found: id };
    return [
      lawFindingAt('value-contradicts', one, difference, step, 'it names the thing that was asked for'),
    ];
  }
  return countsChildren(world, one, step.json, path, { resource, all });
}

/** Fields of one name with one closed list of options each. */
function sharedOptions(spec: Spec, one: Operation, other: Operation): string[] {
  const [here, there] = [schemaFields(spec, one), schemaFields(spec, other)];
  if (here === undefined || there === undefined) return [];
  return [...here]
    .filter(
      ([name, { at, schema }]) =>
        there.get(name)?.at === at && (schema.enum !== undefined || schema.pattern !== undefined),
    )
    .map(([name]) => name)
    .filter((name) => !/^(status|state)$/i.test(name));
}

function differs(one: Json | undefined, other: Json | undefined, name: string): boolean {
  return isObject(one) && isObject(other) && name in one && name in other && one[name] !== other[name];
}

/** `entry_count` is how many `…/entries` lists. */
async function countsChildren(
  world: World,
  one: Operation,
  json: JsonObject,
  path: Readonly<Record<string, string>>,
  { resource, all }: Pick<Below, 'resource' | 'all'>,
): Promise<LawFinding[]> {
  const own = withoutSlash(resource.path);
  for (const [name, value] of Object.entries(json)) {
    const noun = /^(?:num_|number_of_)?([a-z]+?)(?:_?count|_?total)?$/i.exec(name)?.[1]?.toLowerCase();
    const isCount = /(count|^num_|^number_of_)/i.test(name) && typeof value === 'number';
    if (!isCount || noun === undefined) continue;
    const list = [
      ...all.map((other) => other.list),
      ...world.suite.spec.operations.filter(({ method }) => method === 'GET'),
    ].find(
      (operation) =>
        operation !== undefined &&
        withoutSlash(operation.path).startsWith(`${own}/`) &&
        singular(withoutSlash(operation.path).split('/').at(-1)?.toLowerCase() ?? '') === singular(noun) &&
        operation !== one,
    );
    if (list === undefined) continue;
    const pages = await pagesOf(world, list, { path, most: 4 });
    const last = pages.at(-1);
    const count = itemsOf(pages).length;
    if (last !== undefined && pages.length < 4 && count !== value)
      return [
        lawFinding('law-total', one, `${name} is ${count}, as GET ${list.path} lists`, String(value), last),
      ];
  }
  return [];
}
