import { isObject, type Json, sameJson } from '../../shared/json.ts';
import { idIn } from '../../spec/resource.ts';

/** What a server stores instead of a body, when it knows what was stored before. */
export type Change = (body: Json, stored: Json | undefined) => Json;

/** Fields that were left out stay. */
export function merged(body: Json, stored: Json | undefined): Json {
  return isObject(body) && isObject(stored) ? { ...stored, ...body } : body;
}

/** Of every list only the first item. */
export function shortened(body: Json): Json {
  if (Array.isArray(body)) return body.slice(0, 1).map(shortened);
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, shortened(value)]));
}
/** In lists what was stored stays beside what is new. */
export function united(body: Json, stored: Json | undefined): Json {
  return grown(body, stored, union);
}

/** The same in the lists within things that bear an id: a list of such things does not grow itself. */
export function unitedWithin(body: Json, stored: Json | undefined): Json {
  return grown(body, stored, unionWithin);
}

/** What `list` makes of each list and of what was stored in its place. */
function grown(body: Json, stored: Json | undefined, list: (body: Json[], stored: Json[]) => Json[]): Json {
  if (Array.isArray(body) && Array.isArray(stored)) return list(body, stored);
  if (!isObject(body) || !isObject(stored)) return body;
  const fields = Object.entries(body).map(([name, value]): [string, Json] => [
    name,
    grown(value, stored[name], list),
  ]);
  return Object.fromEntries(fields);
}

/** Items that were stored stay beside the new ones. */
function union(body: Json[], stored: Json[]): Json[] {
  return [...body, ...stored.filter((item) => !body.some((other) => sameJson(item, other)))];
}

/** The lists within things that bear an id are united, other lists themselves. */
function unionWithin(body: Json[], stored: Json[]): Json[] {
  const id = (item: Json) => idIn(item, 'name');
  if (body.some((item) => id(item) === undefined)) return union(body, stored);
  const partner = (item: Json) => stored.find((other) => id(other) === id(item));
  return body.map((item) => grown(item, partner(item), unionWithin));
}
