import { isObject, type Json, type JsonObject, sameJson } from '../shared/json.ts';

/** Words for ends: what is closed, archived or paid may never be open again. */
const ends =
  'closed|archived|deleted|removed|sealed|locked|final|finali[sz]ed|published|approved|rejected|denied|confirmed|cancell?ed|completed?|finished|done|frozen|revoked|terminated|retired|merged|submitted|accepted|declined|paid|refunded|expired|resolved|discarded|withdrawn|signed|released|shipped|delivered|sold|void(?:ed)?|ended|destroyed|decommissioned';

const state = /^(?:status|state|phase|stage|lifecycle|resolution|outcome|decision)$/;
const end = new RegExp(`^(?:${ends})$`, 'i');
const around = /^(?:is|at|on|by|date|time)$/;

/**
 * The fields whose change may not be taken back by writing the old value: those with a name for a state (`status`,
 * `closed`, `archivedAt`), and those that get a word for an end. Paths with `/`, as `order/status`.
 */
export function oneWayFields(body: Json | undefined, shown: Json | undefined, at = ''): string[] {
  if (Array.isArray(body) && Array.isArray(shown))
    return body.flatMap((item, index) => oneWayFields(item, shown[index], `${at}${index}/`));
  if (!isObject(body)) return [];
  const before = isObject(shown) ? shown : {};
  return Object.entries(body).flatMap(([name, value]) => {
    if (typeof value === 'object' && value !== null)
      return oneWayFields(value, before[name], `${at}${name}/`);
    return isOneWay(name, value) && !sameJson(value, before[name] ?? null) ? [`${at}${name}`] : [];
  });
}

function isOneWay(name: string, value: Json): boolean {
  const words = name.split(/[_-]|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
  if (state.test(words.at(-1) ?? '') || (typeof value === 'string' && end.test(value))) return true;
  const said = words.filter((word) => !around.test(word));
  return said.length === 1 && end.test(said[0] ?? '');
}

/** The body with such fields as they are, where the body only has what every plain request has. */
export function keepingStates(body: Json, plain: Json | undefined, shown: Json): Json {
  if (!isObject(body) || !isObject(plain) || !isObject(shown)) return body;
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(body)) {
    const before = shown[name];
    const isPlain = sameJson(value, plain[name] ?? null);
    if (isObject(value)) kept[name] = keepingStates(value, plain[name], before ?? null);
    else kept[name] = isPlain && isOneWay(name, value) && before !== undefined ? before : value;
  }
  return kept;
}
