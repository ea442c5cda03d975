import { withMade } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../shared/json.ts';
import { join } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/read.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { sample } from '../values/sample.ts';
import { type Law, type LawFinding, lawFindingAt } from './law.ts';

/** A field that is read-only does not take what a client sends: it may be refused, or passed over. */
export function readOnlyLaw(spec: Spec, resource: Resource): Law[] {
  const { create, remove, read } = resource;
  if (create === undefined || remove === undefined || read === undefined) return [];
  const claimed = claimedFields(spec, create);
  if (Object.keys(claimed).length === 0) return [];
  const law: Law = {
    id: `${create.id}/law/read-only stays`,
    title: 'a read-only field does not take what a client sends',
    operation: create,
    writes: true,
    try: (world) => {
      const plain = world.body(create, 'read-only');
      if (!isObject(plain)) throw new Inconclusive('the operation takes no JSON object');
      const body = { ...plain, ...claimed };
      return withMade(world, resource, 'read-only', ({ path }) => taken(world, create, read, path, claimed), {
        body,
      });
    },
  };
  return [law];
}

async function taken(
  world: World,
  create: Operation,
  read: Operation,
  path: Readonly<Record<string, string>>,
  claimed: JsonObject,
): Promise<LawFinding[]> {
  const step = await world.ask(read, { path });
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

/** For each read-only field of a body a value that no server would come to by itself. */
function claimedFields(spec: Spec, create: Operation): JsonObject {
  const pointer = mediaOf(create.body)?.schema?.at;
  if (pointer === undefined) return {};
  const [schema, at] = followRef(spec.document, pointer);
  const names = Object.keys(isObject(schema.properties) ? schema.properties : {});
  const entries = names.flatMap((name): [string, Json][] => {
    const [field, place] = followRef(spec.document, join(at, 'properties', name));
    if (field.readOnly !== true) return [];
    const value =
      claimOf(field) ??
      sample({ document: spec.document, schemas: spec.schemas, direction: 'response' }, place, {
        seed: 7,
        full: false,
      });
    return value === undefined || value === null || typeof value === 'object' ? [] : [[name, value]];
  });
  return Object.fromEntries(entries.filter(([name]) => !/^(status|state)$/i.test(name)));
}

function claimOf({ type, format, enum: options, minimum }: JsonObject): Json | undefined {
  if (options !== undefined || minimum !== undefined) return undefined;
  if (format === 'date-time') return '2001-02-03T04:05:06Z';
  if (format !== undefined) return undefined;
  return { integer: 970_317, number: 970_317, string: 'claimed-by-a-client' }[String(type)];
}
