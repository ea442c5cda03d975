import { isObject, type Json } from '../shared/json.ts';
import { at, escapeStep, join, type Pointer } from '../shared/pointer.ts';
import type { Violation } from '../spec/schemas.ts';
import type { SchemaReader } from './applicable.ts';
import { sample } from './sample.ts';
import { sitesOf, withPart } from './sites.ts';
import { textsMatching } from './text.ts';

/** How many steps a repair may take. */
const most = 30;

/** How many violations one step looks at, and with how many a value is past mending. */
const considered = 40;
const hopeless = 400;

/**
 * A value near `value` that keeps the schema at `pointer`, or the nearest that was found. What the keywords ask for
 * together (`if`, `not`, `dependentRequired`, `minProperties`, `contains`) is easier mended than made up.
 */
export function repair(reader: SchemaReader, pointer: Pointer, value: Json): Json {
  const broken = (candidate: Json) => reader.schemas.check(pointer, candidate, reader.direction);
  let best = value;
  let left = broken(best);
  if (left.length > hopeless) return best;
  for (let step = 0; step < most && left.length > 0; step += 1) {
    const next = left
      .slice(0, considered)
      .flatMap((violation) => mended(reader, pointer, best, violation))
      .map((candidate) => ({ candidate, rest: broken(candidate) }))
      .sort((a, b) => a.rest.length - b.rest.length)[0];
    if (next === undefined || next.rest.length >= left.length) break;
    best = next.candidate;
    left = next.rest;
  }
  return best;
}

/** Ways to mend one violation: add what is missing, take away what is too much, put another value there. */
function mended(
  reader: SchemaReader,
  pointer: Pointer,
  value: Json,
  { path, keyword, at: where, expected }: Violation,
): Json[] {
  const site = sitesOf(reader, pointer, value).find((one) => one.path === path);
  const here = path === '#' ? value : at(value as Record<string, Json>, path);
  const schemaAt = where.slice(0, where.lastIndexOf('/'));
  const others = [0, 1, 2].map((branch) =>
    sample(reader, schemaAt, { seed: 7 + branch, full: false, branch }),
  );
  const put = (part: Json | undefined) => withPart(value, path, part);
  if (isObject(here)) {
    const known = (site?.schemas ?? []).flatMap((one) =>
      isObject(one.schema.properties)
        ? Object.keys(one.schema.properties).map((name) => [name, join(one.at, 'properties', name)] as const)
        : [],
    );
    const added = known
      .filter(([name]) => !Object.hasOwn(here, name))
      .map(([name, place]) => ({ ...here, [name]: sample(reader, place, { seed: 1, full: false }) }));
    const missing = keyword === 'required' && Array.isArray(expected) ? expected.map(String) : [];
    const filled = Object.fromEntries(
      missing
        .filter((name) => !Object.hasOwn(here, name))
        .map((name) => [name, added.find((one) => Object.hasOwn(one, name))?.[name] ?? 'value']),
    );
    const named = patternNames(
      site?.schemas.map(({ schema, at: place }) => [schema, place] as const) ?? [],
      reader,
    );
    const taken = Object.keys(here).map((name) => withPart(value, `${path}/${escapeStep(name)}`, undefined));
    return [...added, { ...here, ...filled }, ...named.map((fields) => ({ ...here, ...fields }))]
      .map(put)
      .concat(taken);
  }
  if (Array.isArray(here)) {
    const wanted = keyword === 'contains' ? [sample(reader, where, { seed: 1, full: false })] : [];
    const least = at(reader.document, join(schemaAt, 'minContains'));
    const count = typeof least === 'number' && least > 1 ? Math.min(least, 50) : 1;
    return [
      ...wanted.flatMap((item) => [[item], [...here, item], Array.from({ length: count }, () => item)]),
      here.slice(0, -1),
      [],
      ...others,
    ].map(put);
  }
  return [...others, null].map(put).concat(path === '#' ? [] : [put(undefined)]);
}

/** One field for each `patternProperties` and for a map with named keys. */
function patternNames(schemas: readonly (readonly [Record<string, Json>, Pointer])[], reader: SchemaReader) {
  const names = ['key', 'a', 'A', 'x1'];
  return schemas.flatMap(([schema, place]) => {
    const patterns = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
    const fitting = patterns.flatMap((pattern) =>
      textsMatching(pattern, 1, 1)
        .slice(-1)
        .map((name) => [name, join(place, 'patternProperties', pattern)] as const),
    );
    const inner = [
      ...patterns.map((pattern) => join(place, 'patternProperties', pattern)),
      ...(isObject(schema.additionalProperties) ? [join(place, 'additionalProperties')] : []),
    ];
    const named = inner.flatMap((one) => names.map((name) => [name, one] as const));
    return [...named, ...fitting].map(([name, one]) => ({
      [name]: sample(reader, one, { seed: 1, full: false }),
    }));
  });
}
