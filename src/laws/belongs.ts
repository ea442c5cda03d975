import { type MadeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { isObject } from '../shared/json.ts';
import { innermost, type Resource } from '../spec/resource.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';

/**
 * `/rooms/{roomId}/bookings/{bookingId}`: what was made in one room is not in another. An answer that names the room
 * it belongs to contradicts the path then.
 */
export function belongsLaw(resource: Resource, resources: readonly Resource[]): Law[] {
  const { create, read, remove, path } = resource;
  const above = innermost(
    resources.filter((other) => other.path !== path),
    path,
  );
  if (create === undefined || read === undefined || remove === undefined || above === undefined) return [];
  const law: Law = {
    id: `${read.id}/law/where it belongs`,
    title: `what was made under one ${above.key} is not under another`,
    operation: read,
    writes: true,
    try: (world) =>
      withMade(world, resource, 'belongs', (item) =>
        withMade(world, above, 'elsewhere', (other) => isElsewhere(world, resource, above, item, other)),
      ),
  };
  return [law];
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
  if (!there.ok || own === undefined) throw new Inconclusive(`GET ${read.path} does not say whose it is`);
  const step = await world.ask(read, { path: { ...item.path, ...other.path } });
  const said = isObject(step.json) ? step.json[key] : undefined;
  if (!step.ok || said !== own) return [];
  const expected = `nothing there under ${key} ${other.path[key]}`;
  return [
    lawFinding('missing-accepted', read, expected, `status ${step.status}, ${key} ${String(said)}`, step),
  ];
}
