import { jsonOf } from '../../http/exchange.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { escapeStep, steps } from '../../shared/pointer.ts';
import type { Media } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import type { SchemaReader } from '../../values/applicable.ts';
import { type Site, sitesOf } from '../../values/sites.ts';
import type { Mutant } from '../mutant.ts';
import { answerMutant, bodiesOf, type FaultInput, withJson } from './answer.ts';
import { hostileValues } from './hostile.ts';

/** A change of one place in every body of an answer. */
interface Change {
  readonly name: string;
  readonly strict: boolean;
  readonly isType: boolean;
  apply(body: Json): Json;
}

/** Each field of each answer: dropped, renamed, of another type, another value; one added that nobody declares. */
export function fieldFaults(given: FaultInput): Mutant[] {
  const changes = new Map<string, Change>();
  for (const { media, value } of bodiesOf(given)) {
    for (const change of changesOf(given.ground.suite.spec, media, value)) {
      if (!changes.has(change.name)) changes.set(change.name, change);
    }
  }
  return [...changes.values()].map(({ name, strict, isType, apply }) =>
    answerMutant(
      given,
      { name, strict, yardstick: isType ? 'wrong type of a field' : undefined },
      (response) => {
        const body = jsonOf(response);
        return body === undefined ? undefined : withJson(response, apply(body));
      },
    ),
  );
}

function changesOf(spec: Spec, media: Media, value: Json): Change[] {
  const pointer = media.schema?.at;
  if (pointer === undefined) return [];
  const reader: SchemaReader = { document: spec.document, schemas: spec.schemas, direction: 'response' };
  const breaks = (body: Json) => spec.schemas.check(pointer, body, 'response').length > 0;
  if (breaks(value)) return [];
  return sitesOf(reader, pointer, value).flatMap((site) => {
    const place = placeOf(value, site);
    const list = [...ofObject(site, place), ...ofValue(site, place)];
    return list.filter((change) => change.strict || breaks(change.apply(value)));
  });
}

/** The site's path with `*` for every item of a list. */
function placeOf(body: Json, { path }: Site): string[] {
  let here: Json | undefined = body;
  return steps(path).map((step) => {
    const isItem = Array.isArray(here);
    here = isItem ? (here as Json[])[Number(step)] : isObject(here) ? here[step] : undefined;
    return isItem ? '*' : step;
  });
}

function ofObject(site: Site, place: readonly string[]): Change[] {
  const { value, schemas } = site;
  if (!isObject(value)) return [];
  const required = schemas.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : []));
  const names = [...new Set(required.map(String))].filter((name) => name in value);
  const isOpen = schemas.some(
    ({ schema }) => ![undefined, false].includes(schema.additionalProperties as false),
  );
  const isDescribed = schemas.some(({ schema }) => isObject(schema.properties));
  const at = nameOf(place);
  const changed = (name: string, edit: (object: JsonObject) => JsonObject, strict = false): Change => ({
    name,
    strict,
    isType: false,
    apply: (body) => mapAt(body, place, (part) => (isObject(part) ? edit(part) : part)),
  });
  return [
    ...names.flatMap((name) => [
      changed(`drops ${at}${name}`, (object) => renamed(object, name, undefined)),
      changed(`renames ${at}${name}`, (object) => renamed(object, name, `${name}Renamed`)),
    ]),
    ...(isOpen || !isDescribed
      ? []
      : [changed(`adds ${at}undeclaredField`, (object) => ({ ...object, undeclaredField: 'x' }), true)]),
  ];
}

function ofValue(site: Site, place: readonly string[]): Change[] {
  return hostileValues(site).map(([label, value]) => ({
    name: `has ${label} at ${nameOf(place).slice(0, -1) || 'the top'}`,
    strict: false,
    isType: label === 'another type',
    apply: (body) => mapAt(body, place, () => value),
  }));
}

function nameOf(place: readonly string[]): string {
  return place.map((step) => `${escapeStep(step)}/`).join('');
}

function renamed(object: JsonObject, from: string, to: string | undefined): JsonObject {
  const { [from]: value, ...rest } = object;
  return to === undefined || value === undefined ? rest : { ...rest, [to]: value };
}

/** Changes every part of a value that a place with `*` in it stands for. */
function mapAt(value: Json, place: readonly string[], change: (part: Json) => Json): Json {
  const [step, ...rest] = place;
  if (step === undefined) return change(value);
  if (step === '*') return Array.isArray(value) ? value.map((item) => mapAt(item, rest, change)) : value;
  if (!isObject(value) || !Object.hasOwn(value, step)) return value;
  return { ...value, [step]: mapAt(value[step] ?? null, rest, change) };
}
