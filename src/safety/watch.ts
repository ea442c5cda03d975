import type { World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import type { Json } from '../shared/json.ts';
import { fieldsOf } from '../spec/openapi/schema-fields.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import type { Before } from './before.ts';
import { isSigned } from './made.ts';
import { type OwnThings, placeOf } from './own-things.ts';
import type { Path } from './path.ts';
import { readOne } from './reading.ts';
import { changesOf } from './state-changes.ts';

/** Looks after writes whether what is the tester's is still as it was, so that a harm is done once and not all day. */
export interface Watch {
  /** Why nothing more should be sent to a resource; undefined where nothing speaks against it, or it was not looked. */
  harm(world: World, resource: Resource, path: Path, what: string): Promise<string | undefined>;
  /** Says that something is being made there: until it is known by its answer, what comes up may be that. */
  making(resource: Resource): () => void;
}

/** So many writes of each kind are looked after one by one; then the 8th, 16th, 32nd, … */
const eachOf = 3;

/** A watch that looks after the first writes of each kind (`what`), and after fewer and fewer of the others. */
export function createWatch(before: Before, own: OwnThings): Watch {
  const writes = new Map<string, number>();
  const suspects = new Set<string>();
  const making = new Map<string, Set<object>>();
  const isDue = (what: string) => {
    const count = (writes.get(what) ?? 0) + 1;
    writes.set(what, count);
    return count <= eachOf || (count & (count - 1)) === 0;
  };
  /** The second time that it is seen: the first time its answer may still be on its way. */
  const isStray = (place: string, item: Json) => {
    if (own.hasMade(place) || !isSigned(item)) return false;
    if (suspects.has(place)) return true;
    suspects.add(place);
    return false;
  };
  const isMaking = ({ path }: Resource) => (making.get(path)?.size ?? 0) > 0;
  return {
    making(resource) {
      const [one, all] = [{}, making.get(resource.path) ?? new Set<object>()];
      making.set(resource.path, all.add(one));
      return () => void all.delete(one);
    },
    async harm(world, resource, path, what) {
      const { list, key, create, replace } = resource;
      const wasMaking = isMaking(resource);
      if (list === undefined) return undefined;
      const place = placeOf(list.path, path);
      const was = before.itemsAt.get(place);
      if (was === undefined || !isDue(what)) return undefined;
      const { value, isWhole } = await readOne(world, { operation: list, path, key });
      if (value === undefined || !isWhole) return undefined;
      const now = new Map((itemsIn(value) ?? []).map((item) => [idIn(item, key) ?? '', item]));
      const settable = new Set([create, replace].flatMap((one) => fieldNames(world.suite.spec, one?.body)));
      for (const item of was) {
        const id = idIn(item, key) ?? '';
        const then = now.get(id);
        if (then === undefined) return `${what} took ${id} of ${list.path} away`;
        const [change] = changesOf(item, then, key).filter(
          ({ field }) =>
            settable.has(field.split('/')[1] ?? '') &&
            !before.moving.has(`${place} ${field.replace('#', '#/*')}`),
        );
        if (change !== undefined) return `${what} changed ${id} of ${list.path}: ${change.text}`;
      }
      if (wasMaking || isMaking(resource)) return undefined;
      const known = new Set(was.map((item) => idIn(item, key) ?? ''));
      const strays = [...now].filter(
        ([id, item]) => !known.has(id) && isStray(`${place}/${encodeURIComponent(id)}`, item),
      );
      return strays.length === 0
        ? undefined
        : `${strays.map(([id]) => id).join(' and ')} of ${list.path} came up beside what was made`;
    },
  };
}

/** The fields that a body can set: others may change by themselves, as counts do. */
function fieldNames(spec: Spec, body: Parameters<typeof mediaOf>[0]): string[] {
  const at = mediaOf(body)?.schema?.at;
  return at === undefined ? [] : [...fieldsOf(spec.document, at).keys()];
}
