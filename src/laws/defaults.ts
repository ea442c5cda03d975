import { bareBody } from '../context/bare-body.ts';
import { isSameOption } from '../context/compare.ts';
import { withMade } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, sameJson } from '../shared/json.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { fieldPlaces } from './field-places.ts';
import { insideOf } from './inside.ts';
import { type Law, type LawFinding, lawFindingAt } from './law.ts';
import { lookedUp } from './looked-up.ts';

/** What is left out has the value that the document gives it: `default`, or what its words say. */
export function defaultsLaw(spec: Spec, resource: Resource): Law[] {
  const { create, read } = resource;
  if (create === undefined) return [];
  const defaults = defaultsOf(spec, create, read);
  if (defaults.size === 0) return [];
  const law: Law = {
    id: `${create.id}/law/has its defaults`,
    title: 'what is left out has its documented default',
    operation: create,
    writes: true,
    try: async (world) => {
      const plain = world.body(create, 'defaults');
      if (!isObject(plain)) throw new Inconclusive('the operation takes no JSON object');
      const body = bareBody(spec, create, plain);
      return withMade(
        world,
        resource,
        'defaults',
        (item) => hasDefaults(world, resource, create, item, defaults),
        { body },
      );
    },
  };
  return [law];
}

async function hasDefaults(
  world: World,
  resource: Resource,
  create: Operation,
  item: Parameters<typeof lookedUp>[2],
  defaults: ReadonlyMap<string, Json>,
): Promise<LawFinding[]> {
  const found = await lookedUp(world, resource, item);
  const step = found?.ok ? found : item.step;
  const sent = isObject(item.body) ? item.body : {};
  const shown = insideOf(step.json, Object.fromEntries([...defaults.keys()].map((name) => [name, null])));
  if (!isObject(shown)) return [];
  for (const [name, wanted] of defaults) {
    const value = shown[name];
    if (name in sent || value === undefined || isDefault(value, wanted)) continue;
    const difference = { path: `#/${name}`, wanted, found: value };
    return [lawFindingAt('law-read-back', create, difference, step, 'what is left out has its default')];
  }
  return [];
}

/** An empty value is one of any kind. */
function isDefault(value: Json, wanted: Json): boolean {
  const isEmpty = Array.isArray(wanted) && wanted.length === 0;
  if (isEmpty && (value === '' || value === null)) return true;
  if (isEmpty && isObject(value)) return Object.keys(value).length === 0;
  return sameJson(value, wanted) || isSameOption(value, wanted);
}

/** The default of each field that need not be sent. */
export function defaultsOf(spec: Spec, create: Operation, read: Operation | undefined): Map<string, Json> {
  const sent = mediaOf(create.body)?.schema?.at;
  const shown = [create, read].flatMap(
    (one) => one?.responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema?.at ?? [],
  );
  const places = sent === undefined ? [] : [...fieldPlaces(spec, sent)];
  const given = places.flatMap(([name, place]): [string, Json][] => {
    const [field] = followRef(spec.document, place);
    return field.default === undefined ? [] : [[name, field.default]];
  });
  const words = [...new Set(shown)].flatMap((at) => {
    const [schema] = followRef(spec.document, at);
    return String(schema.description ?? '');
  });
  const names = places.map(([name]) => name);
  return new Map([...words.flatMap((text) => [...saidDefaults(text, names)]), ...given]);
}

/** "Without values of their own `status` is open, `tags` empty and `limit` null": the value of each field. */
export function saidDefaults(words: string, names: readonly string[]): Map<string, Json> {
  const sentence =
    /\bwithout (?:an? )?(?:values?|\w+) of (?:its|their) own\b((?:[^;.]|\.(?=\d))*)/i.exec(words)?.[1] ?? '';
  const found = new Map<string, Json>();
  const pattern =
    /`?(\w+)`?((?: and `?\w+`?)*) (?:is |are |has |have )?(null|true|false|empty|-?\d+(?:\.\d+)?|[a-z]\w*)\b(?=,| and|$)/g;
  for (const [, first = '', more = '', value = ''] of sentence.matchAll(pattern)) {
    const all = [first, ...more.split(/ and /).map((name) => name.replaceAll('`', ''))];
    const worth = worthOf(value);
    for (const name of all) if (names.includes(name) && !names.includes(value)) found.set(name, worth);
  }
  return found;
}

function worthOf(text: string): Json {
  if (text === 'empty') return [];
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
