import { isClock, isMeter } from '../context/compare.ts';
import { show } from '../judge/finding.ts';
import { isObject, type Json, sameJson } from '../shared/json.ts';
import { idIn } from '../spec/resource.ts';

/** One thing or field that two readings show differently. */
export interface StateChange {
  readonly kind: 'added' | 'gone' | 'changed';
  /** The field, without the ids on the way to it: what moves by itself is known by it. */
  readonly field: string;
  /** In one clause, with the values. */
  readonly text: string;
  /** The thing that was added or is gone. */
  readonly item: Json | undefined;
}

/**
 * Where two readings differ, but for clocks and meters. Lists are compared thing by thing, by the field `key` or a
 * usual id, in whatever order; of lists without ids it counts which values are there.
 */
export function changesOf(was: Json, now: Json, key = 'id', field = '#', name = ''): StateChange[] {
  if (isObject(was) && isObject(now)) {
    const names = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
      (one) => !isClock(one) && !(isMeter(one) && typeof now[one] === 'number'),
    );
    return names.flatMap((one) =>
      changesOf(
        was[one] ?? null,
        now[one] ?? null,
        'id',
        `${field}/${one}`,
        name === '' ? one : `${name}/${one}`,
      ),
    );
  }
  if (Array.isArray(was) && Array.isArray(now)) return changesInList(was, now, key, field, name);
  if (sameJson(was, now)) return [];
  const where = name === '' ? 'it' : name;
  return [
    { kind: 'changed', field, text: `${where} was ${show(was)}, and is ${show(now)}`, item: undefined },
  ];
}

function changesInList(was: Json[], now: Json[], key: string, field: string, name: string): StateChange[] {
  const ids = [byId(was, key), byId(now, key)] as const;
  const [before, after] = ids.includes(undefined) ? [byName(was), byName(now)] : ids;
  if (before === undefined || after === undefined) return changesInValues(was, now, field, name);
  return changesInThings(before, after, field, name);
}

function changesInThings(
  before: ReadonlyMap<string, Json>,
  after: ReadonlyMap<string, Json>,
  field: string,
  name: string,
): StateChange[] {
  const named = (id: string) => [name, id].filter(Boolean).join(' ');
  return [
    ...[...before].flatMap(([id, item]): StateChange[] => {
      const other = after.get(id);
      if (other === undefined) return [{ kind: 'gone', field, text: `${named(id)} is gone`, item }];
      return changesOf(item, other, 'id', `${field}/*`, named(id));
    }),
    ...[...after].flatMap(([id, item]): StateChange[] =>
      before.has(id) ? [] : [{ kind: 'added', field, text: `${named(id)} is new`, item }],
    ),
  ];
}

function changesInValues(was: Json[], now: Json[], field: string, name: string): StateChange[] {
  const rest = [...now];
  const gone = was.filter((item) => {
    const index = rest.findIndex((other) => changesOf(item, other).length === 0);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  const where = name === '' ? '' : ` in ${name}`;
  return [
    ...gone.map(
      (item): StateChange => ({ kind: 'changed', field, text: `${show(item)} is gone${where}`, item }),
    ),
    ...rest.map(
      (item): StateChange => ({ kind: 'changed', field, text: `${show(item)} is new${where}`, item }),
    ),
  ];
}

/** The things of a list by their ids; undefined where one has none, or two have the same. */
function byId(list: readonly Json[], key: string): Map<string, Json> | undefined {
  const things = new Map<string, Json>();
  for (const item of list) {
    const id = idIn(item, key);
    if (id === undefined || things.has(id)) return undefined;
    things.set(id, item);
  }
  return things;
}

/** The things of a list by their names, where ids are lacking. */
function byName(list: readonly Json[]): Map<string, Json> | undefined {
  const things = new Map<string, Json>();
  for (const item of list) {
    const name = isObject(item) ? (item.name ?? item.key) : undefined;
    if (typeof name !== 'string' || things.has(name)) return undefined;
    things.set(name, item);
  }
  return things;
}
