import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { type Site, sitesOf, withPart } from '../values/sites.ts';

/**
 * A valid body that says the same with more care: instants with another offset, maps with a second key. Who drops the
 * offset, or keeps the first key only, shows it.
 */
export function richBody(spec: Spec, operation: Operation, body: Json): Json {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined) return body;
  return sitesOf(requestReader(spec), pointer, body).reduce((value, site) => {
    const part = isMap(site)
      ? withSecondKey(site.value)
      : isInstant(site)
        ? elsewhere(String(site.value))
        : undefined;
    const other = part === undefined ? value : withPart(value, site.path, part);
    return spec.schemas.check(pointer, other, 'request').length === 0 ? other : value;
  }, body);
}

/** The places of a body whose fields are anybody's own: what is put there stays there. */
export function mapsIn(spec: Spec, operation: Operation, body: Json): Set<Pointer> {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined) return new Set();
  return new Set(
    sitesOf(requestReader(spec), pointer, body)
      .filter(isMap)
      .map(({ path }) => path),
  );
}

function isMap({ value, schemas }: Site): boolean {
  const isNamed = schemas.some(({ schema }) => isObject(schema.properties));
  return isObject(value) && !isNamed && schemas.some(({ schema }) => isObject(schema.additionalProperties));
}

function withSecondKey(value: Json): Json | undefined {
  const [name] = isObject(value) ? Object.keys(value) : [];
  return !isObject(value) || name === undefined
    ? undefined
    : { ...value, [`${name}_b`]: value[name] ?? null };
}

function isInstant({ value, schemas }: Site): boolean {
  return typeof value === 'string' && schemas.some(({ schema }) => schema.format === 'date-time');
}

/** The same instant as a clock five and a half hours further east shows it. */
function elsewhere(text: string): string | undefined {
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || !/z$/i.test(text)) return undefined;
  return new Date(instant + 330 * 60_000).toISOString().replace(/(\.000)?Z$/, '+05:30');
}
