import { bareBody } from '../context/bare-body.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { sample } from '../values/sample.ts';
import { isReference, isSecret, type Site, sitesOf, withPart } from '../values/sites.ts';
import { isFree, isFreeForm, isList, isNumber, isText, said } from './careful-site.ts';
import { many, unsorted } from './unsorted.ts';

/**
 * Valid bodies in which a server that tidies up what it stores shows it: texts with blanks and marks at their ends,
 * lists that are not sorted, instants with an offset, fractions, values at their bounds, `false`, 0 and null, each option
 * once, each branch, and nothing but what is required. References and secrets stay as they are in `plain`, which gives
 * a body with names of its own for each number.
 */
export function carefulBodies(
  spec: Spec,
  operation: Operation,
  plain: (index: number) => Json | undefined,
): Json[] {
  const pointer = mediaOf(operation.body)?.schema?.at;
  const first = plain(0);
  if (pointer === undefined || !isObject(first)) return [];
  const kinds: ((body: JsonObject) => Json)[] = [
    ...[marked, longest, least, nameMarked, ofEach(spec), option(0), option(1), option(2), nothing].map(
      (choose) => (body: JsonObject) => changed(spec, pointer, fullOf(spec, pointer, body, 0), choose),
    ),
    ...[1, 2, 3].map(
      (branch) => (body: JsonObject) => changed(spec, pointer, branchOf(spec, pointer, body, branch), marked),
    ),
    (body) => bareBody(spec, operation, body),
  ];
  const all = kinds.map((kind, index): [string, Json] => {
    const named = plain(index) ?? first;
    const own = isObject(named) ? named : first;
    // What two kinds make of one body is one body
    return [
      JSON.stringify(withoutStrangers(spec, pointer, kind(first), first)),
      withoutStrangers(spec, pointer, kind(own), own),
    ];
  });
  return [...new Map([...all].reverse()).values()].reverse();
}

/** The body without names of things that `plain` does not name: nobody knows whether they are there. */
function withoutStrangers(spec: Spec, pointer: Pointer, body: Json, plain: JsonObject): Json {
  const reader = requestReader(spec);
  const namesIn = (value: Json) => sitesOf(reader, pointer, value).filter(isReference);
  const known = namesIn(plain).map(({ value }) => JSON.stringify(value));
  const strange = namesIn(body).filter(({ value }) => !known.includes(JSON.stringify(value)));
  const fields = new Set(strange.map(({ path }) => path.split('/')[1] ?? ''));
  if (fields.size === 0 || !isObject(body)) return body;
  const rest = Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      !fields.has(name) ? [[name, value]] : plain[name] === undefined ? [] : [[name, plain[name]]],
    ),
  );
  return fitting(spec, pointer, rest) ? rest : plain;
}

/** The body with every optional field, its own values first. */
function fullOf(spec: Spec, pointer: Pointer, plain: JsonObject, branch: number): JsonObject {
  const whole = sample(requestReader(spec), pointer, { seed: 1, full: true, branch });
  // Null says less than a value, which null may take away again
  const own = Object.entries(plain).filter(([, value]) => value !== null);
  const full = { ...plain, ...(isObject(whole) ? whole : {}), ...Object.fromEntries(own) };
  return fitting(spec, pointer, full) ? full : plain;
}

/** The body with another branch wherever there are several; what it is called and what it names stay. */
function branchOf(spec: Spec, pointer: Pointer, plain: JsonObject, branch: number): JsonObject {
  const whole = sample(requestReader(spec), pointer, { seed: 1, full: true, branch });
  if (!isObject(whole)) return plain;
  const kept = sitesOf(requestReader(spec), pointer, plain)
    .filter((site) => /^#\/[^/]+$/.test(site.path) && typeof site.value !== 'object')
    .map(({ name }) => [name, plain[name] ?? null] as const);
  const other = { ...whole, ...Object.fromEntries(kept) };
  const isUnion = Object.keys(whole).some((name) => typeof whole[name] === 'object');
  return isUnion && fitting(spec, pointer, other) ? other : plain;
}

/** Other values for a place, the best first; none where it has to stay. */
export type Choose = (site: Site, sites: readonly Site[], index: number) => Json[];

function changed(spec: Spec, pointer: Pointer, body: Json, choose: Choose): Json {
  const sites = sitesOf(requestReader(spec), pointer, body);
  const replaced: Pointer[] = [];
  return sites.reduce((value, site, index) => {
    // The items of a list that was replaced stay as they are
    const isWithin = replaced.some((path) => site.path.startsWith(`${path}/`));
    if (site.path === '#' || isWithin || isReference(site) || isSecret(site)) return value;
    const other = choose(site, sites, index).find((one) =>
      fitting(spec, pointer, withPart(value, site.path, one)),
    );
    if (other === undefined) return value;
    if (typeof other === 'object') replaced.push(site.path);
    return withPart(value, site.path, other);
  }, body);
}

function fitting(spec: Spec, pointer: Pointer, body: Json): boolean {
  return spec.schemas.check(pointer, body, 'request').length === 0;
}

/** Blanks, markup and combining marks in texts; lists out of order, with one item twice; offsets and fractions. */
const marked: Choose = (site, sites, index) => {
  const { value } = site;
  if (isFree(site)) return ['  two  blanks <b>&amp; e\u0301\u00df\u{1F375} ', ' <b>& e\u0301 ', ' a&b '];
  if (typeof value === 'string' && said(site, 'format', isText) === 'date-time')
    return [`2031-05-06T${10 + (index % 12)}:30:15+05:30`];
  if (typeof value === 'number')
    return said(site, 'type', isText) === 'integer'
      ? [value + 1 + (index % 5), value + 1]
      : [value + (index % 5) + 0.37, value + 0.37, value + 0.5, value * 2];
  if (typeof value === 'boolean') return [true];
  if (Array.isArray(value)) return unsorted(site, sites);
  if (isFreeForm(site))
    return [
      { zeta: 1, Alpha: [false, 'b', 'a'], inner: { zeta: 0 } },
      { zeta: 1, alpha: 2 },
    ];
  if (isObject(value) && site.schemas.some(({ schema }) => isObject(schema.additionalProperties))) {
    const [one] = Object.values(value);
    return one === undefined
      ? []
      : [
          { zeta: one, Alpha: one },
          { zeta: one, alpha: one },
        ];
  }
  return [];
};

/** Titles with markup and marks: their own body, since a server may say what a name is made of. */
const nameMarked: Choose = (site) => {
  const isTitle = /(^|_)(name|title|subject|label|caption|summary)$/i.test(site.name);
  const isBound = ['format', 'pattern', 'enum', 'const'].some((word) =>
    site.schemas.some(({ schema }) => schema[word] !== undefined),
  );
  if (!isTitle || isBound || typeof site.value !== 'string') return [];
  return [`${site.value} <b>&amp;  'e\u0301"\u00df</b>`, `${site.value.slice(-12)} <b>&'`];
};

/** Texts as long and numbers as large as they may be. */
const longest: Choose = (site, sites, index) => {
  const length = said(site, 'maxLength', isNumber);
  if (isFree(site))
    return ['abcdefghij', 'ab '].map((unit) =>
      unit
        .repeat(400)
        .slice(0, Math.min(length ?? 300, 2_000) - 1)
        .concat('y'),
    );
  if (typeof site.value === 'string' && length !== undefined && length < 300 && isName(site))
    return [`${site.value}-${'abcdefghij'.repeat(30)}`.slice(0, length - 1).concat('y')];
  if (typeof site.value === 'string' && said(site, 'format', isText) === 'date-time')
    return [`2031-11-30T${10 + (index % 12)}:45:30.250-03:30`];
  if (typeof site.value === 'number')
    return [
      said(site, 'maximum', isNumber) ??
        (said(site, 'type', isText) === 'integer' ? 2_147_483_648 : 123_456_789.125),
    ];
  if (typeof site.value === 'boolean') return [false];
  const count = said(site, 'maxItems', isNumber);
  if (Array.isArray(site.value) && count !== undefined && count <= 50) return many(site, sites, count);
  return [];
};

function isName(site: Site): boolean {
  const isBound = ['format', 'pattern', 'enum', 'const'].some((word) =>
    site.schemas.some(({ schema }) => schema[word] !== undefined),
  );
  return !isBound && /(name|title)$/i.test(site.name);
}

/** A list of things of several kinds with one of each, the last first. */
function ofEach(spec: Spec): Choose {
  const reader = requestReader(spec);
  return ({ value, schemas }) => {
    const union = schemas
      .filter(({ schema }) => isObject(schema.items))
      .map(({ at }) => followRef(spec.document, join(at, 'items')))
      .find(([items]) => Array.isArray(items.oneOf) || Array.isArray(items.anyOf));
    if (!Array.isArray(value) || union === undefined) return [];
    const [items, place] = union;
    const count = Math.min(6, ((items.oneOf ?? items.anyOf) as Json[]).length);
    const each = Array.from({ length: count }, (_, branch) =>
      sample(reader, place, { seed: 1 + branch, full: true, branch }),
    );
    const one = each.map((item) => changed(spec, place, item, marked));
    return [[...one].reverse(), [...each].reverse(), each.slice(0, 2)];
  };
}

/** A list of members: which one comes first says nothing, and who is there twice is there. */
export function isMembership(name: string): boolean {
  return /^(roles?|users?|members?|groups?|permissions?|scopes?|owners?|teams?|.*(ids|uids|_ids))$/i.test(
    name,
  );
}

/** The smallest of everything: 0, false, an empty text, an empty list; the day that is not in every year. */
const least: Choose = (site, _sites, index) => {
  const { value } = site;
  if (typeof value === 'number') return [0, said(site, 'minimum', isNumber) ?? value];
  if (typeof value === 'boolean') return [false];
  if (isFree(site)) return [''];
  const format = said(site, 'format', isText);
  if (format === 'date') return ['2028-02-29'];
  if (format === 'date-time') return [`2028-02-29T${10 + (index % 12)}:00:00Z`];
  return Array.isArray(value) ? [[]] : [];
};

/** The option at this place of each closed list. */
function option(index: number): Choose {
  return (site) => {
    const options = said(site, 'enum', isList)?.filter((one) => one !== null) ?? [];
    const chosen = options[(index + 1) % Math.max(1, options.length)];
    return chosen === undefined || typeof site.value === 'object' ? [] : [chosen];
  };
}

/** Null wherever it may be. */
const nothing: Choose = ({ value }) => (Array.isArray(value) ? [] : [null]);
