import { type HttpResponse, jsonOf } from '../http/exchange.ts';
import { baseDraft } from '../probes/base.ts';
import { decoded } from '../shared/decoded.ts';
import { type Json, sameJson } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, innermost, type Resource } from '../spec/resource.ts';
import { goesWithAnother } from '../target/target.ts';
import { isValid } from '../values/absent.ts';
import { hash, textsMatching } from '../values/text.ts';
import { bareBody } from './bare-body.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { contextOf, Inconclusive, type RequestOverrides, type Step, type World } from './world.ts';

/** A thing on the target that a law may change: one made for it, or the one that the target told us of. */
export interface Fixture {
  readonly path: Readonly<Record<string, string>>;
  /** What it was made with; undefined for one that was there. */
  readonly body: Json | undefined;
  /** True for one made for the law: it goes away with it. */
  readonly own: boolean;
}

/** A fixture that was made, and the request that made it. */
export interface MadeItem extends Fixture {
  readonly step: Step;
}

/** What an item is made with, where it is not the usual. */
export type ItemOverrides = Pick<RequestOverrides, 'headers' | 'path' | 'text' | 'type'> & {
  readonly body?: Json | undefined;
};

/** Makes an item of a resource. Throws `Untried` when the target refuses, or does not say which one it made. */
export async function makeItem(
  world: World,
  resource: Resource,
  salt: string,
  given: ItemOverrides = {},
): Promise<MadeItem> {
  const { create } = resource;
  if (create === undefined) throw new Inconclusive(`nothing creates what ${resource.path} names`);
  // A PUT that makes a thing may as well change one that is there: nothing vouches for that
  if (create.method === 'PUT' && world.suite.target.care !== 'disposable')
    throw new Inconclusive(`${create.method} ${create.path} may change what is there`);
  const path = { ...given.path, ...newKey(world, resource, salt) };
  const asked = {
    ...(given.headers === undefined ? {} : { headers: given.headers }),
    ...(given.text === undefined ? {} : { text: given.text }),
    ...(given.type === undefined ? {} : { type: given.type }),
    ...(Object.keys(path).length === 0 ? {} : { path }),
  };
  const [step, body] = await makeOf(world, create, bodiesOf(world, create, salt, given), asked);
  if (!step.ok)
    throw new Inconclusive(`${create.method} ${create.path} answers ${step.status}: nothing to try it on`);
  const id = idOf(step, resource.key);
  if (id === undefined)
    throw new Inconclusive(`the answer of ${create.method} ${create.path} does not say what was made`);
  return { path: { ...step.draft.path, [resource.key]: id }, body, own: true, step };
}

/** How many keys a run has made up: no two things get the same. */
const keysMade = new WeakMap<object, number>();

/** A key of its own for a thing that the caller names. */
function newKey({ suite }: World, { create, key }: Resource, salt: string): Record<string, string> {
  const parameter = create?.parameters.find(({ name, in: place }) => place === 'path' && name === key);
  if (create?.method !== 'PUT' || parameter === undefined) return {};
  const pattern = parameter.schema?.schema.pattern;
  const count = (keysMade.get(suite.target.known.bodyPlaces) ?? 0) + 1;
  keysMade.set(suite.target.known.bodyPlaces, count);
  const seed = hash(`${create.path} ${salt} ${count}`);
  const made = typeof pattern === 'string' ? textsMatching(pattern, 4, seed) : [];
  const fitting = [
    ...made,
    `workspace-contracts-${seed.toString(36).slice(0, 6)}`,
    String(seed % 1_000_000),
  ].find((value) => isValid(suite.spec.schemas, parameter, value));
  return fitting === undefined ? {} : { [key]: fitting };
}

/** Asks for an item with the first of some bodies that is not refused; what worked once comes first. */
async function makeOf(
  world: World,
  create: Operation,
  bodies: readonly (Json | undefined)[],
  asked: Pick<RequestOverrides, 'headers' | 'path' | 'text' | 'type'>,
): Promise<[step: Step, body: Json | undefined]> {
  const [body, ...others] = bodies;
  const step = await world.ask(create, body === undefined ? asked : { ...asked, body });
  if (step.ok || others.length === 0) return [step, body];
  const [other, taken] = await makeOf(world, create, others, asked);
  if (!other.ok) return [step, body];
  bareCreates.add(create);
  return [other, taken];
}

/** Creates that refuse the usual body and take one of required fields alone. */
const bareCreates = new WeakSet<Operation>();

/** The usual body, and one without what may be left out: the rest may name what only the server can know. */
function bodiesOf(world: World, create: Operation, salt: string, given: ItemOverrides): (Json | undefined)[] {
  if (given.body !== undefined) return [given.body];
  const full = world.body(create, salt);
  const bare = full === undefined ? undefined : bareBody(world.suite.spec, create, full);
  if (bare === undefined || world.suite.target.known.examplesExist || sameJson(bare, full ?? null))
    return [full];
  return bareCreates.has(create) ? [bare] : [full, bare];
}

/** Takes an own item away again. */
export async function dropItem(world: World, resource: Resource, fixture: Fixture): Promise<void> {
  if (fixture.own && resource.remove !== undefined) await world.ask(resource.remove, { path: fixture.path });
}

/** Throws `Inconclusive` where what is made would stay, on a server that is not thrown away. */
export function requireMakeable({ suite: { target } }: World, { create, remove }: Resource): void {
  if (remove !== undefined || target.known.examplesExist || target.care === 'disposable') return;
  if (create === undefined || !goesWithAnother(target, create))
    throw new Inconclusive('what would be created could not be deleted again');
}

/**
 * Runs `body` on an item made for it, which goes away again. Throws `Untried` where none can be made, and on a real
 * target where nothing deletes it.
 */
export async function withMade<T>(
  world: World,
  resource: Resource,
  salt: string,
  body: (item: MadeItem) => Promise<T>,
  given?: ItemOverrides,
): Promise<T> {
  requireMakeable(world, resource);
  const item = await makeItem(world, resource, salt, given);
  try {
    return await body(item);
  } finally {
    await dropItem(world, resource, item);
  }
}

/**
 * Runs `body` on an item that may be changed: a fresh one of the innermost resource that the operation's path
 * goes through, else what the target's own values name.
 */
export async function withFixture<T>(
  world: World,
  resources: readonly Resource[],
  operation: Operation,
  salt: string,
  body: (fixture: Fixture) => Promise<T>,
): Promise<T> {
  const resource = innermost(resources, operation.path);
  const fixture = resource === undefined ? undefined : await tryMake(world, resource, salt);
  const shared = () =>
    oneAtATime(world.suite.target.known, operation.path, async () => {
      await world.suite.session?.claim();
      // Where nothing names a thing each operation makes up its own: all ask for the one that is written
      const { path } = baseDraft(contextOf(world.suite, operation));
      return body({ path, body: undefined, own: false });
    });
  if (resource === undefined || fixture === undefined) return shared();
  try {
    return await body(fixture);
  } catch (thrown) {
    // Nothing hangs on a fresh item yet: what the target told us of may have it.
    if (!(thrown instanceof Inconclusive) || !isTold(world, operation)) throw thrown;
    return await shared();
  } finally {
    await dropItem(world, resource, fixture);
  }
}

/** True where the target's own values, or a mock's examples, name what the operation is about. */
function isTold({ suite }: World, operation: Operation): boolean {
  const { known } = suite.target;
  const names = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name }) => `path.${name}`);
  return (
    known.examplesExist ||
    names.every(
      (place) => known.value(place, operation.path) !== undefined && !known.isNew?.(place, operation.path),
    )
  );
}

async function tryMake(world: World, resource: Resource, salt: string): Promise<Fixture | undefined> {
  try {
    return await makeItem(world, resource, salt);
  } catch (thrown) {
    if (thrown instanceof Inconclusive) return undefined;
    throw thrown;
  }
}

/** The id of what a request made, where it made something and says so. */
export function idOf({ ok, exchange: { response } }: Step, key: string): string | undefined {
  return ok && response !== undefined ? madeId(response, key) : undefined;
}

/** Asks for the same thing once more: the answer, and the id of what was made. */
export async function makeAgain(
  world: World,
  { key }: Resource,
  { body, step }: MadeItem,
  given: Pick<RequestOverrides, 'headers'> = {},
): Promise<[again: Step, id: string | undefined]> {
  const again = await world.ask(step.draft.operation, body === undefined ? given : { ...given, body });
  return [again, idOf(again, key)];
}

/** The id of what an answer says was made: in its body, else at the end of its `Location`. */
export function madeId(response: HttpResponse, key: string): string | undefined {
  const last = response.headers.location
    ?.replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .at(-1);
  return idIn(jsonOf(response), key) ?? (last === undefined ? undefined : decoded(last));
}
