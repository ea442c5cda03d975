import { missingFrom } from '../context/compare.ts';
import type { Pair } from '../context/pair.ts';
import type { World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../shared/json.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import { fieldsOf } from '../spec/openapi/schema-fields.ts';
import type { Path } from './path.ts';

/**
 * Writes back what a read showed before, unless it is still so. Servers that merge get neutral values for fields that
 * were absent. What shows neither that nor what was sent is somebody else's change, and left alone. Gives the reason
 * where it is not as before.
 */
export async function writeBack(
  world: World,
  pair: Pair,
  path: Path,
  before: Json,
  sent?: readonly Json[],
): Promise<string | undefined> {
  const now = await readNow(world, pair, path);
  if (now !== undefined && isAsBefore(pair, now, before)) return undefined;
  if (now !== undefined && sent !== undefined && !isOurs(world, pair, now, before, sent))
    return `GET ${pair.read.path} shows what neither was there before nor was sent: somebody else changed it, and it is left alone`;
  let reason = 'it reads back otherwise than before';
  const plain = withoutNothing(pair.visible(before));
  for (const body of [plain, ...neutralised(plain, now, before)]) {
    const step = await world.ask(pair.write, { path, body });
    if (!step.ok) reason = `${pair.write.method} ${pair.write.path} answers ${step.status}`;
    const after = await readNow(world, pair, path);
    if (after !== undefined && isAsBefore(pair, after, before)) return undefined;
  }
  return reason;
}

async function readNow(world: World, pair: Pair, path: Path): Promise<Json | undefined> {
  const step = await world.ask(pair.read, { path });
  return step.ok ? pair.written(step.json, { ...step.draft.path, ...path }) : undefined;
}

/** True when a reading shows what was there before, and nothing else. */
export function isAsBefore(pair: Pair, now: Json, before: Json): boolean {
  return missingFrom(now, before).length === 0 && missingFrom(before, pair.visible(now)).length === 0;
}

/** Every field that differs from before shows what was sent, or what a replacement makes of one that it leaves out. */
function isOurs(world: World, pair: Pair, now: Json, before: Json, sent: readonly Json[]): boolean {
  if (!isObject(now) || !isObject(before)) return sent.some((body) => missingFrom(now, body).length === 0);
  const names = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...names].every((name) => {
    const [is, was] = [now[name], before[name]];
    if (sameJson(is ?? null, was ?? null)) return true;
    const isLeftOut = sent.some((body) => isObject(body) && body[name] === undefined);
    if (isNothing(is) || (isLeftOut && sameJson(is ?? null, defaultOf(world, pair, name) ?? null)))
      return true;
    return sent.some((body) => {
      const said = isObject(body) ? body[name] : undefined;
      return said !== undefined && overlaps(is, said);
    });
  });
}

/** What the document says that a field is when it is left out. */
function defaultOf({ suite: { spec } }: World, { write }: Pair, name: string): Json | undefined {
  const place = mediaOf(write.body)?.schema?.at;
  const field = place === undefined ? undefined : fieldsOf(spec.document, place).get(name);
  return field === undefined ? undefined : followRef(spec.document, field)[0].default;
}

/** True where a value shows what was sent, or a list one of the things that were. */
function overlaps(is: Json | undefined, said: Json): boolean {
  if (missingFrom(is, said).length === 0) return true;
  if (isObject(is) && isObject(said)) return Object.keys(said).some((name) => name in is);
  return Array.isArray(is) && Array.isArray(said);
}

function isNothing(value: Json | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/** Bodies that say of each field that has come up since that it is empty. */
function neutralised(plain: Json, now: Json | undefined, before: Json): Json[] {
  if (!isObject(plain) || !isObject(now) || !isObject(before)) return [];
  const added = Object.keys(now).filter((name) => isNothing(before[name]) && !isNothing(now[name]));
  if (added.length === 0) return [];
  const fill = (value: (is: Json) => Json): JsonObject => ({
    ...plain,
    ...Object.fromEntries(added.map((name) => [name, value(now[name] ?? null)])),
  });
  const empty = (is: Json): Json =>
    Array.isArray(is) ? [] : isObject(is) ? {} : typeof is === 'string' ? '' : null;
  return [fill(() => null), fill(empty)];
}

/** Fields that are null were not there: a server that shows them need not take them. */
export function withoutNothing(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutNothing(inner)]));
}
