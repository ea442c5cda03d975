import { bareBody } from '../context/bare-body.ts';
import { dropItem, type MadeItem, makeAgain, withMade } from '../context/fixture.ts';
import { freshKey } from '../context/prepare.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { isIdempotencyKey } from '../spec/header-kinds.ts';
import { idIn, type Resource } from '../spec/resource.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';
import { itemsOf, pagesOf } from './walk-list.ts';

/** One key, one thing: what is asked for twice under one idempotency key is made once. */
export function keyLaw(resource: Resource): Law[] {
  const { create, remove } = resource;
  const key = create?.parameters.find(isIdempotencyKey);
  if (create === undefined || remove === undefined || key === undefined) return [];
  const law: Law = {
    id: `${create.id}/law/once under a key`,
    title: 'what is asked for twice under one key is made once',
    operation: create,
    writes: true,
    // What others make meanwhile would look as if it were made twice
    alone: true,
    async try(world) {
      if (world.suite.target.known.examplesExist) throw new Inconclusive('a mock keeps no keys');
      const sent = freshKey(world.suite, key, 36);
      if (sent === undefined) throw new Inconclusive(`no ${key.name} could be made up`);
      const headers = { [key.name]: sent };
      const plain = world.body(create, 'once');
      const body = plain === undefined ? undefined : bareBody(world.suite.spec, create, plain);
      const again = async (item: MadeItem) => {
        const breaches = await madeAgain(world, resource, item, headers);
        return breaches.map((one) => ({ ...one, at: key.at }));
      };
      return withMade(world, resource, 'once', again, { body, headers });
    },
  };
  return [law];
}

/** The same request a second time: what it makes once more goes away. */
async function madeAgain(
  world: World,
  resource: Resource,
  item: MadeItem,
  headers: Readonly<Record<string, string>>,
): Promise<LawFinding[]> {
  const before = await idsIn(world, resource, item);
  const [again, id] = await makeAgain(world, resource, item, { headers });
  const { path } = item;
  const first = path[resource.key];
  if (id === first) return placedAgain(world, resource, item, again, before);
  if (id === undefined) return [];
  await dropItem(world, resource, { path: { ...path, [resource.key]: id }, body: undefined, own: true });
  const [name] = Object.keys(headers);
  const expected = `${resource.key} ${first} again under the same ${name}`;
  return [lawFinding('law-repeated', again.draft.operation, expected, `${resource.key} ${id}`, again)];
}

/** Answered alike, and made once more all the same: the list shows one that was not there. */
async function placedAgain(
  world: World,
  resource: Resource,
  item: MadeItem,
  again: Step,
  before: ReadonlySet<string>,
): Promise<LawFinding[]> {
  const after = await idsIn(world, resource, item);
  const [stray] = [...after].filter((id) => !before.has(id));
  if (stray === undefined || before.size === 0) return [];
  await dropItem(world, resource, {
    path: { ...item.path, [resource.key]: stray },
    body: undefined,
    own: true,
  });
  const expected = 'nothing more is made by a repetition';
  return [
    lawFinding('law-repeated', again.draft.operation, expected, `${resource.key} ${stray} is new`, again),
  ];
}

async function idsIn(world: World, { list, key }: Resource, { path }: MadeItem): Promise<Set<string>> {
  if (list === undefined) return new Set();
  const items = itemsOf(await pagesOf(world, list, { path }));
  return new Set(items.flatMap((item) => idIn(item, key) ?? []));
}
