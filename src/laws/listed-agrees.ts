import { differences, isSameOption } from '../context/compare.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';

/** How many items of a list are looked at. */
const most = 8;

/** What a list shows is there for whoever sees the list, and is what a GET of it shows. */
export function listedAgreesLaw({ list, read, key }: Resource): Law[] {
  if (list === undefined || read === undefined) return [];
  const law: Law = {
    id: `${list.id}/law/shows what is there`,
    title: 'what a list shows is there, and is the same by itself',
    operation: list,
    writes: false,
    async try(world) {
      const step = await world.ask(list);
      const items = (itemsIn(step.json) ?? []).slice(0, most);
      if (!step.ok || items.length === 0) throw new Inconclusive(`GET ${list.path} lists nothing`);
      for (const item of items) {
        const id = idIn(item, key);
        const breaches = id === undefined ? [] : await agrees(world, { list, read, key }, id, item);
        if (breaches.length > 0) return breaches;
      }
      return [];
    },
  };
  return [law];
}

async function agrees(
  world: World,
  { list, read, key }: Required<Pick<Resource, 'list' | 'read' | 'key'>>,
  id: string,
  item: Json,
): Promise<LawFinding[]> {
  if (list === undefined || read === undefined) return [];
  const step = await world.ask(read, { path: { [key]: id } });
  const later = await again(world, list, key, id, item);
  // Somebody may have changed it meanwhile
  if (later === undefined) return [];
  const isHidden = step.status === 404 || step.status === 403;
  // A remote call has a status for all refusals
  if (isHidden || (read.call !== undefined && !step.ok && step.status < 500))
    return [
      lawFinding(
        'value-contradicts',
        list,
        `${key} ${id} is there, as the list shows it`,
        `status ${step.status}`,
        step,
      ),
    ];
  if (!step.ok || !isObject(step.json) || !isObject(item)) return [];
  const shown = step.json;
  const difference = differences(common(item, shown), common(shown, item)).find(
    (one) => !isSameOption(one.wanted, one.found),
  );
  return difference === undefined
    ? []
    : [lawFindingAt('value-contradicts', list, difference, step, 'an item is by itself what the list shows')];
}

/** Of one value what the other shows too: a list may show less of a thing, and of what is in it. */
function common(one: Json, other: Json): Json {
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one).filter((name) => name in other);
    return Object.fromEntries(names.map((name) => [name, common(one[name] ?? null, other[name] ?? null)]));
  }
  if (!Array.isArray(one) || !Array.isArray(other)) return one;
  const isPlain = [...one, ...other].every((item) => typeof item !== 'object');
  if (!isPlain && one.length !== other.length) return [];
  return isPlain ? one : one.map((item, index) => common(item, other[index] ?? null));
}

/** The item as the list shows it once more; undefined where it is another one now. */
async function again(
  world: World,
  list: NonNullable<Resource['list']>,
  key: string,
  id: string,
  item: Json,
): Promise<Json | undefined> {
  const later = (itemsIn((await world.ask(list)).json) ?? []).find((one) => idIn(one, key) === id);
  return later !== undefined && differences(item, later).length === 0 ? later : undefined;
}
