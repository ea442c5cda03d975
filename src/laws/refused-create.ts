import { dropItem } from '../context/fixture.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { requestReader } from '../probes/base.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import { variationsOf } from '../values/variations.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';

/** A create that is refused makes nothing: the list shows the same things before and after. */
export function refusedCreateLaw(resource: Resource): Law[] {
  const { create, list, remove } = resource;
  if (create === undefined || list === undefined || remove === undefined) return [];
  const law: Law = {
    id: `${create.id}/law/refused makes nothing`,
    title: 'a create that is refused makes nothing',
    operation: create,
    writes: true,
    try: (world) => refusedMakesNothing(world, resource, create, list),
  };
  return [law];
}

async function refusedMakesNothing(
  world: World,
  resource: Resource,
  create: Operation,
  list: Operation,
): Promise<LawFinding[]> {
  const before = await world.ask(list);
  const known = idsIn(before, resource.key);
  if (!before.ok || known === undefined) throw new Inconclusive(`GET ${list.path} shows no things with ids`);
  if (ownTexts(world, create).length === 0)
    throw new Inconclusive('nothing in the body tells what was made by it from other things');
  let refused: Step | undefined;
  for (const body of invalidBodies(world, create)) {
    const step = await world.ask(create, { body });
    if (step.ok) await forget(world, resource, step);
    else refused = step;
  }
  if (refused === undefined)
    throw new Inconclusive(`${create.method} ${create.path} refuses none of the invalid bodies`);
  const after = await world.ask(list);
  const path = refused.draft.path;
  // Others may make things at the same time: what bears the name that was refused is ours
  const own = ownTexts(world, create);
  const more = (itemsIn(after.json) ?? []).filter((item) => {
    const text = JSON.stringify(item);
    return !known.includes(idIn(item, resource.key) ?? '') && own.some((name) => text.includes(name));
  });
  const ids = more.flatMap((item) => idIn(item, resource.key) ?? []);
  for (const id of ids)
    await dropItem(world, resource, { path: { ...path, [resource.key]: id }, body: undefined, own: true });
  if (ids.length === 0) return [];
  const expected = `a request refused with ${refused.status} makes nothing`;
  return [
    lawFinding(
      'law-refused-unchanged',
      create,
      expected,
      `the list shows ${ids.join(', ')}, which was not there before`,
      after,
    ),
  ];
}

/** The texts by which what this law sends is known from what others send. */
function ownTexts(world: World, create: Operation): string[] {
  const [one, other] = [world.body(create, 'refused'), world.body(create, 'another')];
  if (!isObject(one) || !isObject(other)) return [];
  return Object.entries(one).flatMap(([name, value]) =>
    typeof value === 'string' && value !== other[name] ? [JSON.stringify(value)] : [],
  );
}

function invalidBodies(world: World, create: Operation): Json[] {
  const plain = world.body(create, 'refused');
  const pointer = mediaOf(create.body)?.schema?.at;
  if (plain === undefined || pointer === undefined) return [];
  const invalid = variationsOf(requestReader(world.suite.spec), pointer, plain).filter(
    ({ verdict, path }) => verdict === 'invalid' && path !== '#',
  );
  const chosen = [invalid[0], invalid[Math.floor(invalid.length / 2)], invalid.at(-1)];
  return [...new Set(chosen)].flatMap((variation) => (variation === undefined ? [] : [variation.value]));
}

/** What was wrongly taken is another probe's finding; here it only goes away again. */
async function forget(world: World, resource: Resource, step: Step): Promise<void> {
  const id = idIn(step.json, resource.key);
  if (id !== undefined)
    await dropItem(world, resource, {
      path: { ...step.draft.path, [resource.key]: id },
      body: undefined,
      own: true,
    });
}

function idsIn({ json }: Step, key: string): string[] | undefined {
  const ids = itemsIn(json)?.map((item) => idIn(item, key));
  return ids?.every((id) => id !== undefined) ? ids : undefined;
}
