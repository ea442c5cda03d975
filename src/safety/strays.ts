import { missingFrom } from '../context/compare.ts';
import { NoResponse, type World } from '../context/world.ts';
import { bodyOf } from '../http/body-of.ts';
import type { RequestDraft } from '../http/request.ts';
import { isObject, type Json } from '../shared/json.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import type { Keeping } from './keeping.ts';
import { nameIn } from './made.ts';
import { placeOf } from './own-things.ts';
import type { Path } from './path.ts';
import { readOne } from './reading.ts';

/**
 * The paths of things that a list shows since a request was refused, and that show nothing else than what was sent.
 * None where nothing lists them.
 */
export async function straysOf(
  world: World,
  { before, own, ledger }: Keeping,
  resource: Resource,
  draft: RequestDraft,
): Promise<Path[]> {
  const { list, key, remove } = resource;
  const earlier = before.idsOf(resource, draft.path);
  if (list === undefined || earlier === undefined) return [];
  const noted = ledger
    .entries()
    .filter(({ kind, operation }) => kind === 'delete' && operation === remove?.id);
  const known = new Set([...earlier, ...noted.map(({ path }) => path[key])]);
  try {
    const { value } = await readOne(world, { operation: list, path: draft.path, key });
    return (itemsIn(value) ?? []).flatMap((item) => {
      const id = idIn(item, key);
      if (id === undefined || known.has(id) || !isOf(item, bodyOf(draft))) return [];
      const path = { ...draft.path, [key]: id };
      return own.hasMade(placeOf(resource.path, path)) ? [] : [path];
    });
  } catch (thrown) {
    if (thrown instanceof NoResponse) return [];
    throw thrown;
  }
}

/** True for a thing that may come of a body: what both name is the same; without a body it has no name of its own. */
function isOf(item: Json, sent: Json | undefined): boolean {
  if (!isObject(item)) return false;
  if (!isObject(sent)) return nameIn(item) === undefined;
  return Object.entries(sent).every(
    ([name, value]) => !(name in item) || missingFrom(item[name], value).length === 0,
  );
}
