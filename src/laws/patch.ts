import { differences } from '../context/compare.ts';
import { type Fixture, withFixture } from '../context/fixture.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { differentBody, fullBody } from './different.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';

/** PATCH changes what it names, and leaves the rest. */
export function patchLaw(
  spec: Spec,
  write: Operation,
  read: Operation,
  resources: readonly Resource[],
  settable: (body: Step['json']) => Step['json'],
): Law {
  return {
    id: `${write.id}/law/leaves the rest`,
    title: 'PATCH leaves what it does not name',
    operation: write,
    writes: true,
    try: (world) =>
      withFixture(world, resources, write, 'patch', async ({ path }) => {
        const plain = world.body(write, 'patch');
        const body = plain === undefined ? undefined : fullBody(spec, write, plain);
        if (!isObject(body)) throw new Inconclusive('the body has no fields');
        const other = differentBody(spec, write, body) as typeof body;
        const one = { spec, world, write, read, path, settable };
        const there = await leavesRest(one, other, body, 'first');
        if (there === undefined) throw new Inconclusive('no field can be changed by itself');
        // Another field by itself; and a switch that is put back to off shows only where it was on
        const back = there.length > 0 ? [] : ((await leavesRest(one, body, other, 'last')) ?? []);
        const breaches = [...there, ...back];
        return breaches.length > 0 ? breaches : merges(spec, write, read, world, path, other);
      }),
  };
}

interface Patched {
  readonly spec: Spec;
  readonly world: World;
  readonly write: Operation;
  readonly read: Operation;
  readonly path: Fixture['path'];
  readonly settable: (body: Step['json']) => Step['json'];
}

/** Of a thing that is as `from` says, one field is changed to what `to` says; undefined where none can be. */
async function leavesRest(
  { spec, world, write, read, path, settable }: Patched,
  from: JsonObject,
  to: JsonObject,
  which: 'first' | 'last',
): Promise<LawFinding[] | undefined> {
  const whole = await world.ask(write, { path, body: from });
  const before = await world.ask(read, { path });
  const names = Object.keys(from).filter((one) => !(one in path) && !sameField(spec, write, from, to, one));
  const name = names.at(which === 'first' ? 0 : -1);
  if (!whole.ok || !before.ok || name === undefined) return undefined;
  const step = await world.ask(write, { path, body: aloneIn(write, path, name, to) });
  const after = await world.ask(read, { path });
  if (!step.ok || !after.ok) return [];
  const [difference] = differences(settable(before.json), settable(after.json)).filter(
    (one) => one.path !== `#/${name}` && !one.path.startsWith(`#/${name}/`),
  );
  if (difference === undefined) return [];
  const expected = `PATCH of ${name} leaves ${difference.path} as it was`;
  const actual = `${difference.path} is ${JSON.stringify(difference.found)}`;
  return [lawFinding('law-others-untouched', write, expected, actual, after)];
}

/** One field by itself; a remote call names its thing beside it. */
function aloneIn({ call }: Operation, path: Fixture['path'], name: string, body: JsonObject): JsonObject {
  const key = call?.key;
  const value = key === undefined ? undefined : path[key];
  return {
    ...(key === undefined || value === undefined ? {} : { [key]: value }),
    [name]: body[name] ?? null,
  };
}

/** A merge patch goes into the parts: of an object, what is not named stays too. */
async function merges(
  spec: Spec,
  write: Operation,
  read: Operation,
  world: World,
  path: Fixture['path'],
  body: JsonObject,
): Promise<LawFinding[]> {
  const media = mediaOf(write.body);
  if (media?.schema === undefined || !/merge-patch/.test(media.type)) return [];
  const pointer = media.schema.at;
  const isValid = (value: Json) => spec.schemas.check(pointer, value, 'request').length === 0;
  const parts = Object.entries(body).flatMap(([name, value]) =>
    isObject(value)
      ? Object.keys(value).map((inner) => ({ name, inner, part: { [name]: without(value, inner) } }))
      : [],
  );
  const chosen = parts.find(({ part }) => isValid(part));
  if (chosen === undefined) return [];
  const { name, inner, part } = chosen;
  const whole = await world.ask(write, { path, body });
  const before = innerOf((await world.ask(read, { path })).json, name, inner);
  const step = await world.ask(write, { path, body: part });
  const after = await world.ask(read, { path });
  const found = innerOf(after.json, name, inner);
  if (!whole.ok || !step.ok || !after.ok || before === undefined || sameJson(before, found ?? null))
    return [];
  const expected = `a merge patch without #/${name}/${inner} leaves it as it was`;
  return [
    lawFinding(
      'law-others-untouched',
      write,
      expected,
      `#/${name}/${inner} is ${JSON.stringify(found)}`,
      after,
    ),
  ];
}

function without(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
}

function innerOf(json: Json | undefined, name: string, inner: string): Json | undefined {
  const part = isObject(json) ? json[name] : undefined;
  return isObject(part) ? (part[inner] ?? undefined) : undefined;
}

/** True for a field that cannot be sent alone, or that would not change. */
function sameField(
  spec: Spec,
  { body, call }: Operation,
  one: Record<string, unknown>,
  other: Record<string, unknown>,
  name: string,
): boolean {
  const pointer = body?.media[0]?.schema?.at;
  const key = call?.key;
  const alone = { ...(key === undefined ? {} : { [key]: other[key] }), [name]: other[name] };
  const isValid = pointer === undefined || spec.schemas.check(pointer, alone, 'request').length === 0;
  return !isValid || JSON.stringify(one[name]) === JSON.stringify(other[name]);
}
