import { type MadeItem, withMade } from '../context/fixture.ts';
import type { World } from '../context/world.ts';
import { isObject } from '../shared/json.ts';
import { idIn, innermost, itemsIn, type Resource } from '../spec/resource.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';

/**
 * `/rooms/{roomId}/bookings/{bookingId}`: what was made in one room is not in another. An answer that names the room
 * it belongs to contradicts the path then.
 */
export function belongsLaw(resource: Resource, resources: readonly Resource[]): Law[] {
  const { create, read, list, remove, path } = resource;
  const above = innermost(
    resources.filter((other) => other.path !== path),
    path,
  );
  const shows = read ?? list;
  if (create === undefined || shows === undefined || remove === undefined || above === undefined) return [];
  const law: Law = {
    id: `${shows.id}/law/where it belongs`,
    title: `what was made under one ${above.key} is not under another`,
    operation: shows,
    writes: true,
    try: (world) =>
      withMade(world, resource, 'belongs', (item) =>
        withMade(world, above, 'elsewhere', async (other) => [
          ...(await isListedElsewhere(world, resource, above, item, other)),
          ...(await isElsewhere(world, resource, above, item, other)),
        ]),
      ),
  };
  return [law];
}

/** The list of a thing that nothing was made under is empty, and there. */
async function isListedElsewhere(
  world: World,
  { list, key }: Resource,
  above: Resource,
  item: MadeItem,
  other: MadeItem,
): Promise<LawFinding[]> {
  if (list === undefined) return [];
  const step = await world.ask(list, { path: { ...item.path, ...other.path } });
  const named = `${above.key} ${other.path[above.key]}`;
  if (!step.ok)
    return step.status === 404
      ? [lawFinding('valid-refused', list, `an empty list of ${named}, which is there`, 'status 404', step)]
      : [];
  const stray = itemsIn(step.json)?.find((one) => idIn(one, key) === item.path[key]);
  if (stray === undefined || above.list === list) return [];
  const expected = `nothing of another ${above.key} in the list of ${named}`;
  return [lawFinding('missing-accepted', list, expected, JSON.stringify(stray).slice(0, 120), step)];
}

async function isElsewhere(
  world: World,
  { read }: Resource,
  { key }: Resource,
  item: MadeItem,
  other: MadeItem,
): Promise<LawFinding[]> {
  if (read === undefined) return [];
  const there = await world.ask(read, { path: item.path });
  const own = isObject(there.json) ? there.json[key] : undefined;
  if (!there.ok || own === undefined) return [];
  const step = await world.ask(read, { path: { ...item.path, ...other.path } });
  const said = isObject(step.json) ? step.json[key] : undefined;
  if (!step.ok || said !== own) return [];
  const expected = `nothing there under ${key} ${other.path[key]}`;
  return [
    lawFinding('missing-accepted', read, expected, `status ${step.status}, ${key} ${String(said)}`, step),
  ];
}
