import { type MadeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../shared/json.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { sample } from '../values/sample.ts';
import { fieldPlaces } from './field-places.ts';
import { type Law, type LawFinding, lawFindingAt } from './law.ts';

/** A field that is read-only does not take what a client sends: it may be refused, or passed over. */
export function readOnlyLaw(spec: Spec, resource: Resource): Law[] {
  const { create, read, list } = resource;
  const shows = read ?? list;
  if (create === undefined || shows === undefined) return [];
  const claimed = claimedFields(spec, create, read);
  const law: Law = {
    id: `${create.id}/law/read-only stays`,
    title: 'a read-only field does not take what a client sends',
    operation: create,
    writes: true,
    try: (world) => {
      const plain = world.body(create, 'read-only');
      if (!isObject(plain)) throw new Inconclusive('the operation takes no JSON object');
      const body = { ...plain, ...claimed };
      return withMade(world, resource, 'read-only', (item) => taken(world, create, read, item, claimed), {
        body,
      });
    },
  };
  return [...(Object.keys(claimed).length === 0 ? [] : [law]), ...changedLaws(spec, resource)];
}

/** The same for changes: PUT and PATCH leave alone what only the server sets. */
function changedLaws(spec: Spec, resource: Resource): Law[] {
  const { read } = resource;
  const writes = spec.operations.filter(
    ({ method, path }) => /^(PUT|PATCH)$/.test(method) && path === resource.path,
  );
  return writes.flatMap((write): Law[] => {
    const claimed = claimedFields(spec, write, read);
    if (read === undefined || resource.create === undefined || Object.keys(claimed).length === 0) return [];
    return [
      {
        id: `${write.id}/law/read-only stays`,
        title: 'a read-only field does not take what a change sends',
        operation: write,
        writes: true,
        try: (world) =>
          withMade(world, resource, 'read-only', async (item) => {
            const plain = world.body(write, 'read-only');
            if (!isObject(plain)) throw new Inconclusive('the operation takes no JSON object');
            const step = await world.ask(write, { path: item.path, body: { ...plain, ...claimed } });
            return step.ok ? taken(world, write, read, { path: item.path, step }, claimed) : [];
          }),
      },
    ];
  });
}

async function taken(
  world: World,
  create: Operation,
  read: Operation | undefined,
  { path, step: answer }: Pick<MadeItem, 'path' | 'step'>,
  claimed: JsonObject,
): Promise<LawFinding[]> {
  const step = read === undefined ? answer : await world.ask(read, { path });
  const { json } = step;
  if (!isObject(json)) return [];
  const name = Object.keys(claimed).find(
    (one) => json[one] !== undefined && sameJson(json[one], claimed[one]),
  );
  if (name === undefined) return [];
  const difference = { path: `#/${name}`, wanted: undefined, found: json[name] };
  return [
    lawFindingAt(
      'read-only-taken',
      create,
      difference,
      step,
      'what the server alone sets is not what a client sent',
    ),
  ];
}

/** For each read-only field, of the body or of what shows it, a value that no server would come to by itself. */
function claimedFields(spec: Spec, write: Operation, read: Operation | undefined): JsonObject {
  const pointer = mediaOf(write.body)?.schema?.at;
  if (pointer === undefined) return {};
  const shown = [read, write].flatMap(
    (one) => one?.responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema?.at ?? [],
  );
  const sent = sample(requestReader(spec), pointer, { seed: 1, full: true });
  const own = new Set(isObject(sent) ? Object.keys(sent) : []);
  const places = [pointer, ...shown].flatMap((at) => [...fieldPlaces(spec, at)]);
  const entries = places.flatMap(([name, place]): [string, Json][] => {
    const [field] = followRef(spec.document, place);
    if (field.readOnly !== true || own.has(name)) return [];
    const made = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
    const value = claimOf(field) ?? sample(made, place, { seed: 7, full: false });
    // A switch or one of few options may be so by chance
    const isTelling = (typeof value === 'string' || typeof value === 'number') && field.enum === undefined;
    return isTelling ? [[name, value]] : [];
  });
  const claimed = Object.fromEntries(entries.filter(([name]) => !/^(status|state)$/i.test(name)));
  const body = { ...(isObject(sent) ? sent : {}), ...claimed };
  // A closed body takes nothing undeclared: that it is refused is another probe's matter
  return spec.schemas
    .check(pointer, body, 'request')
    .every(({ keyword }) => !/additional|unevaluated/i.test(keyword))
    ? claimed
    : {};
}

function claimOf({ type, format, enum: options, minimum }: JsonObject): Json | undefined {
  if (options !== undefined || (typeof minimum === 'number' && minimum > 900_000)) return undefined;
  if (format === 'date-time') return '2001-02-03T04:05:06Z';
  if (format !== undefined) return undefined;
  return { integer: 970_317, number: 970_317, string: 'claimed-by-a-client' }[String(type)];
}
