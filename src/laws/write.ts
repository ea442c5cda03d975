import { bareBody } from '../context/bare-body.ts';
import { differences, lingering, missingFrom } from '../context/compare.ts';
import { type Fixture, withFixture } from '../context/fixture.ts';
import type { Pair } from '../context/pair.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { withPathKey } from '../probes/path-key.ts';
import { isObject, type Json, sameJson } from '../shared/json.ts';
import { join } from '../shared/pointer.ts';
import { responsesTo } from '../spec/documented-responses.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { differentBody, foreignBody, fullBody, nullBody, poolOf, twoOfEach } from './different.ts';
import { type Law, type LawFinding, lawFindingAt } from './law.ts';

/** What was written reads back, and writing it twice is the same as once. */
export function readBackLaw(spec: Spec, pair: Pair, resources: readonly Resource[]): Law {
  return {
    id: `${pair.write.id}/law/reads back`,
    title: 'what is written reads back, twice as once',
    operation: pair.write,
    writes: true,
    async try(world) {
      if (pair.write.method === 'POST' && isPartial(pair) && world.suite.target.known.examplesExist)
        throw new Inconclusive('a mock does not know that this POST changes what is there');
      return withFixture(world, resources, pair.write, 'reads back', async (fixture) => {
        await readable(world, pair, fixture);
        const [shown] = await read(world, pair, fixture);
        const bodies = bodiesOf(spec, world, pair, shown);
        const stored: Json[] = [];
        for (const body of bodies) {
          const breaches = await stores(world, pair, fixture, body, stored);
          if (breaches.length > 0) return breaches;
        }
        const [first] = stored;
        if (first === undefined)
          throw new Inconclusive(`${pair.write.method} ${pair.write.path} refuses what would be read back`);
        // Back to the first: what came in between does not stay
        const back = stored.length > 1 ? await stores(world, pair, fixture, first, stored) : [];
        if (back.length > 0) return back;
        return isPartial(pair) ? [] : twice(world, pair, fixture, stored);
      });
    },
  };
}

/** Writes a body, and reads it back where it was taken: it joins what is stored. */
async function stores(
  world: World,
  pair: Pair,
  fixture: Fixture,
  body: Json,
  stored: Json[],
): Promise<LawFinding[]> {
  const step = await world.ask(pair.write, { path: fixture.path, body });
  if (!step.ok) return [];
  const last = stored.at(-1);
  const sent = withPathKey(pair.write, body, step.draft.path);
  stored.push(sent);
  const earlier = last === undefined ? null : pair.visible(last);
  const [found, ...broken] = await compare(world, pair, fixture, sent, earlier);
  const unsteady = last === undefined ? await steady(world, pair, fixture, found) : [];
  return [...contradictions(pair, sent, step), ...broken, ...unsteady];
}

/** A change of some fields need not give the same twice. */
function isPartial({ write: { method, path } }: Pair): boolean {
  return method === 'PATCH' || (method === 'POST' && path.endsWith('}'));
}

/** A different body first: it cannot be there already. Then every valid example, the plain one last. */
function bodiesOf(spec: Spec, world: World, { write }: Pair, shown: Json | undefined): Json[] {
  const plain = world.body(write, 'plain');
  if (plain === undefined) throw new Inconclusive('the operation takes no JSON body');
  const pointer = mediaOf(write.body)?.schema?.at;
  const refused = new Set(
    responsesTo(write, 'request').flatMap(({ response, cause }) =>
      response.status.startsWith('2') ? [] : [cause.name],
    ),
  );
  const examples = (mediaOf(write.body)?.examples ?? [])
    .filter(({ name }) => !refused.has(name))
    .map(({ value }) => value)
    .filter((value) => pointer !== undefined && spec.schemas.check(pointer, value, 'request').length === 0);
  const all = [
    twoOfEach(spec, write, plain),
    differentBody(spec, write, plain, poolOf([shown ?? null, examples])),
    foreignBody(spec, write, plain),
    nullBody(spec, write, plain),
    ...(world.suite.target.known.examplesExist ? examples : []),
    plain,
  ];
  return [...new Map(all.map((body) => [JSON.stringify(body), body])).values()];
}

/** What is read after a write, and what is wrong with it. */
async function compare(
  world: World,
  pair: Pair,
  fixture: Fixture,
  body: Json,
  earlier: Json,
): Promise<[found: Json | undefined, ...LawFinding[]]> {
  const [found, step] = await read(world, pair, fixture);
  const written = pair.visible(body);
  const replaces = pair.write.method === 'PUT' && !pair.write.body?.unpromised.includes('replace');
  const missing = missingFrom(found, written).slice(0, 3);
  const stale = replaces && missing.length === 0 ? lingering(found, written, earlier).slice(0, 1) : [];
  return [
    found,
    ...missing.map((difference) =>
      lawFindingAt('law-read-back', pair.write, difference, step, 'what was written reads back'),
    ),
    ...stale.map((difference) =>
      lawFindingAt('law-replaces', pair.write, difference, step, 'PUT takes away what it does not list'),
    ),
  ];
}

/** Reading what was just written changes nothing either: there is something to take away. */
async function steady(
  world: World,
  pair: Pair,
  fixture: Fixture,
  before: Json | undefined,
): Promise<LawFinding[]> {
  const [after, step] = await read(world, pair, fixture);
  return differences(before, after)
    .slice(0, 1)
    .map((difference) =>
      lawFindingAt('law-safe', pair.read, difference, step, 'a second GET shows what the first one showed'),
    );
}

/** Where the answer of the write says something else than what was sent. */
function contradictions(pair: Pair, body: Json, step: Step): LawFinding[] {
  const answered = pair.answered(step.json);
  if (!isObject(answered)) return [];
  const sent = pair.visible(body);
  const shared = isObject(sent)
    ? Object.fromEntries(Object.entries(sent).filter(([name]) => name in answered))
    : {};
  return missingFrom(answered, shared)
    .slice(0, 1)
    .map((difference) =>
      lawFindingAt('value-contradicts', pair.write, difference, step, 'the answer shows what was sent'),
    );
}

/** The second of the bodies that were stored: it differs from the last one, so the first time does change something. */
async function twice(
  world: World,
  pair: Pair,
  fixture: Fixture,
  stored: readonly Json[],
): Promise<LawFinding[]> {
  const body = stored[1] ?? stored[0];
  if (body === undefined) return [];
  const first = await world.ask(pair.write, { path: fixture.path, body });
  const [once] = await read(world, pair, fixture);
  await world.ask(pair.write, { path: fixture.path, body });
  const [again, step] = await read(world, pair, fixture);
  if (!first.ok) return [];
  return differences(once, again)
    .slice(0, 3)
    .map((difference) =>
      lawFindingAt('law-idempotent', pair.write, difference, step, 'the same a second time changes nothing'),
    );
}

/** PUT replaces: a field that is left out does not keep its old value. */
export function replaceLaw(spec: Spec, pair: Pair, resources: readonly Resource[]): Law[] {
  const pointer = mediaOf(pair.write.body)?.schema?.at;
  if (pair.write.method !== 'PUT' || pointer === undefined || pair.write.body?.unpromised.includes('replace'))
    return [];
  const law: Law = {
    id: `${pair.write.id}/law/replaces`,
    title: 'PUT replaces: what is left out does not stay',
    operation: pair.write,
    writes: true,
    try: (world) =>
      withFixture(world, resources, pair.write, 'replaces', async (fixture) => {
        const plain = world.body(pair.write, 'plain');
        if (!isObject(plain)) throw new Inconclusive('the body has no fields');
        await readable(world, pair, fixture);
        const full = differentBody(spec, pair.write, fullBody(spec, pair.write, plain));
        const names = isObject(full) ? Object.keys(full) : [];
        const rest = bareBody(spec, pair.write, full);
        const fields = names.filter(
          (name) => isObject(rest) && !(name in rest) && canBeLeft(spec, pointer, full, name),
        );
        if (fields.length === 0 || !isObject(full))
          throw new Inconclusive('no field can be left out by itself');
        const stored = await world.ask(pair.write, { path: fixture.path, body: full });
        const left = await world.ask(pair.write, { path: fixture.path, body: rest });
        if (!stored.ok || !left.ok)
          throw new Inconclusive(
            `${pair.write.method} ${pair.write.path} answers ${left.status} without ${fields[0]}`,
          );
        const [found, step] = await read(world, pair, fixture);
        const field = fields.find((name) => {
          const old = full[name] ?? null;
          const isDefault = sameJson(defaultOf(spec, pointer, name) ?? null, old);
          const isShown = isObject(found) && found[name] !== undefined && found[name] !== null;
          return isShown && !isDefault && missingFrom(found[name], old).length === 0;
        });
        if (field === undefined || !isObject(found)) return [];
        const difference = { path: `#/${field}`, wanted: undefined, found: found[field] };
        return [
          lawFindingAt('law-replaces', pair.write, difference, step, `PUT without ${field} takes it away`),
        ];
      }),
  };
  return [law];
}

/** What a thing is called stays with it on many servers, PUT or not: that proves nothing. */
function canBeLeft(spec: Spec, pointer: string, body: Json, name: string): boolean {
  if (!isObject(body)) return false;
  const { [name]: value, ...rest } = body;
  if (/^(name|title|id|uid)$/i.test(name)) return false;
  // What a server may set by itself, as a switch or one of few options, proves nothing
  const isFree = typeof value === 'string' ? !isOption(spec, pointer, name) : typeof value === 'object';
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  const isTelling = isFree && value !== null && value !== '' && !isEmpty;
  return isTelling && spec.schemas.check(pointer, rest, 'request').length === 0;
}

function isOption(spec: Spec, pointer: string, name: string): boolean {
  const [, at] = followRef(spec.document, pointer);
  const [field] = followRef(spec.document, join(at, 'properties', name));
  return Array.isArray(field.enum) || field.const !== undefined;
}

function defaultOf(spec: Spec, pointer: string, name: string): Json | undefined {
  const [, at] = followRef(spec.document, pointer);
  return followRef(spec.document, join(at, 'properties', name))[0].default;
}

async function readable(world: World, pair: Pair, fixture: Fixture): Promise<void> {
  const [found, step] = await read(world, pair, fixture);
  if (!step.ok)
    throw new Inconclusive(`it cannot be read back: GET ${pair.read.path} answers ${step.status}`);
  if (found === undefined) throw new Inconclusive(`GET ${pair.read.path} does not show it`);
}

/** What the read operation shows, in the shape of what is written. */
export async function read(world: World, pair: Pair, fixture: Fixture): Promise<[Json | undefined, Step]> {
  const step = await world.ask(pair.read, { path: fixture.path });
  const path = { ...step.draft.path, ...fixture.path };
  return [pair.written(step.json, path) ?? undefined, step];
}
