import { differences } from '../context/compare.ts';
import type { Pair } from '../context/pair.ts';
import type { World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../shared/json.ts';
import { noteOf } from './before.ts';
import { takesHidden } from './identified.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { Path } from './path.ts';
import { putRightOne } from './put-right.ts';
import { withoutNothing } from './write-back.ts';

/** Something of the tester's that a session changes, and that is written back when the session ends. */
export interface ForeignThing {
  /** What a read showed, in the shape of what is written. */
  readonly shown: Json;
  /** Notes what is about to be sent there, before it is. */
  sending(body: Json | undefined): void;
  /** Notes what a server made of what was sent: `true` may have become `"True"`, 1000 the most it takes. */
  sent(): Promise<void>;
  /** Writes back what was there, where it is not there any more. Gives the reason where it could not be. */
  putBack(): Promise<string | undefined>;
}

/**
 * Proves that a thing can be put back: reads it, writes back exactly what was read, reads it again. Gives the reason
 * where it is not the same.
 */
export async function rehearse(
  world: World,
  ledger: Ledger,
  pair: Pair,
  path: Path,
  onMerging: () => void,
): Promise<string | undefined> {
  const { write, read } = pair;
  if (takesHidden(world.suite.spec, write.body))
    return `${write.method} ${write.path} takes what GET does not show: it could not be written back`;
  const before = await world.ask(read, { path });
  const where = `GET ${read.path}`;
  if (!before.ok) return `it could not be put back: ${where} answers ${before.status}`;
  const shown = pair.written(before.json, { ...before.draft.path, ...path });
  if (shown === undefined || shown === null) return `${where} does not show what ${write.method} writes`;
  const body = withoutNothing(pair.visible(shown));
  const entry = ledger.add({
    ...noteOf(world.suite),
    kind: 'restore',
    operation: write.id,
    path,
    body: pair.visible(shown),
    sent: [body],
  });
  const step = await world.ask(write, { path, body });
  const after = await world.ask(read, { path });
  const [difference] = after.ok ? differences(before.json, after.json) : [];
  if (step.ok && after.ok && difference === undefined) {
    const isMerging = await keepsWhatIsLeftOut(world, pair, path, body);
    if (isMerging) onMerging();
    return putRightOne(world, ledger, entry);
  }
  await putRightOne(world, ledger, entry);
  if (!step.ok)
    return `what ${where} shows is refused when it is written back: ${write.method} answers ${step.status}`;
  return `what ${where} shows cannot be written back as it was: ${difference?.path ?? `status ${after.status}`} differs`;
}

/** True unless a write of all but one field is seen to take that one away. */
async function keepsWhatIsLeftOut(world: World, pair: Pair, path: Path, body: Json): Promise<boolean> {
  const at = mediaOf(pair.write.body)?.schema?.at;
  if (pair.write.method !== 'PUT' || at === undefined || !isObject(body)) return true;
  const { schemas } = world.suite.spec;
  for (const name of Object.keys(body)) {
    const { [name]: _, ...rest } = body;
    if (schemas.check(at, rest, 'request').length > 0) continue;
    const step = await world.ask(pair.write, { path, body: rest });
    const after = await world.ask(pair.read, { path });
    const shown = pair.written(after.json, { ...after.draft.path, ...path });
    return !step.ok || !isObject(shown) || shown[name] !== undefined;
  }
  return true;
}

/** The fields of a body that a reading does not show: a server that merges would keep them. */
export function addedFields(body: Json | undefined, shown: Json): string[] {
  if (!isObject(body) || !isObject(shown)) return [];
  return Object.keys(body).filter((name) => shown[name] === undefined);
}

/** Of what is shown, the fields that were sent and came out otherwise; undefined where there are none. */
function fieldsSent(now: Json | undefined, sent: Json | undefined, before: Json): JsonObject | undefined {
  if (!isObject(now) || !isObject(sent) || !isObject(before)) return undefined;
  const changed = Object.entries(now).filter(
    ([name, value]) =>
      name in sent && !sameJson(value, sent[name] ?? null) && !sameJson(value, before[name] ?? null),
  );
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** Takes note of what is there now, for a session that is going to change it. Gives the reason where it cannot be read. */
export async function openForeignThing(
  world: World,
  ledger: Ledger,
  pair: Pair,
  path: Path,
): Promise<ForeignThing | string> {
  const step = await world.ask(pair.read, { path });
  const shown = step.ok ? pair.written(step.json, { ...step.draft.path, ...path }) : undefined;
  if (shown === undefined || shown === null)
    return `it could not be put back: GET ${pair.read.path} answers ${step.status}`;
  let entry: Entry | undefined;
  let last: Json | undefined;
  const note = (body: Json | undefined) => {
    const next = {
      ...noteOf(world.suite),
      kind: 'restore' as const,
      operation: pair.write.id,
      path,
      body: pair.visible(shown),
      sent: [...(entry?.sent ?? []), ...(body === undefined ? [] : [body])],
    };
    if (entry === undefined) entry = ledger.add(next);
    else {
      entry = { ...next, id: entry.id };
      ledger.replace(entry);
    }
  };
  return {
    shown: pair.visible(shown),
    sending(body) {
      last = body === undefined ? undefined : pair.visible(body);
      note(last);
    },
    async sent() {
      const now = await world.ask(pair.read, { path });
      const made = now.ok ? pair.written(now.json, { ...now.draft.path, ...path }) : undefined;
      const changed = fieldsSent(made, last, shown);
      if (changed !== undefined) note(changed);
    },
    putBack: async () => (entry === undefined ? undefined : putRightOne(world, ledger, entry)),
  };
}
