import { requestReader } from '../probes/base.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { sample } from '../values/sample.ts';
import { isReference, isSecret, type Site, sitesOf, withPart } from '../values/sites.ts';

/**
 * Valid bodies in which a server that tidies up what it stores shows it: texts with blanks and marks at their ends,
 * lists that are not sorted, instants with an offset, fractions, values at their bounds, `false`, 0 and null, each option
 * once. The plain one's names, references and secrets stay as they are.
 */
export function carefulBodies(spec: Spec, operation: Operation, plain: Json): Json[] {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined || !isObject(plain)) return [];
  const whole = sample(requestReader(spec), pointer, { seed: 1, full: true });
  const full = fitting(spec, pointer, { ...(isObject(whole) ? whole : {}), ...plain })
    ? { ...(isObject(whole) ? whole : {}), ...plain }
    : plain;
  const all = [marked, longest, least, ...[0, 1, 2].map(option)].map((choose) =>
    changed(spec, pointer, full, choose),
  );
  const empty = changed(spec, pointer, full, nothing);
  return [...new Map([...all, empty].map((body) => [JSON.stringify(body), body])).values()];
}

/** Other values for a place, the best first; none where it has to stay. */
type Choose = (site: Site) => Json[];

function changed(spec: Spec, pointer: Pointer, body: Json, choose: Choose): Json {
  return sitesOf(requestReader(spec), pointer, body).reduce((value, site) => {
    if (site.path === '#' || isReference(site) || isSecret(site)) return value;
    const other = choose(site).find((one) => fitting(spec, pointer, withPart(value, site.path, one)));
    return other === undefined ? value : withPart(value, site.path, other);
  }, body);
}

function fitting(spec: Spec, pointer: Pointer, body: Json): boolean {
  return spec.schemas.check(pointer, body, 'request').length === 0;
}

function said<T extends Json>(
  { schemas }: Site,
  word: string,
  is: (value: Json | undefined) => value is T,
): T | undefined {
  return schemas.map(({ schema }) => schema[word]).find(is);
}

const isText = (value: Json | undefined): value is string => typeof value === 'string';
const isNumber = (value: Json | undefined): value is number => typeof value === 'number';
const isList = (value: Json | undefined): value is Json[] => Array.isArray(value);

/** True for a text whose letters nobody has fixed. */
function isFree(site: Site): boolean {
  const isBound = ['format', 'pattern', 'enum', 'const'].some((word) =>
    site.schemas.some(({ schema }) => schema[word] !== undefined),
  );
  return (
    typeof site.value === 'string' &&
    !isBound &&
    !/(name|title|key|slug|code|url|path|host|mail|phone|type|lang|locale|currency|country|zone)$/i.test(
      site.name,
    )
  );
}

/** Blanks, markup and combining marks in texts; lists out of order, with one item twice; offsets and fractions. */
const marked: Choose = (site) => {
  const { value } = site;
  if (isFree(site)) return ['  two  blanks <b>&amp; e\u0301\u00df ', ' <b>& e\u0301 ', ' a&b '];
  if (typeof value === 'string' && said(site, 'format', isText) === 'date-time')
    return ['2031-05-06T23:30:15+05:30'];
  if (typeof value === 'number')
    return said(site, 'type', isText) === 'integer' ? [] : [value + 0.37, value + 0.5];
  if (typeof value === 'boolean') return [true];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return unsorted(site);
  return [];
};

function unsorted(site: Site): Json[] {
  const items = site.schemas.map(({ schema }) => schema.items).find(isObject);
  const options = Array.isArray(items?.enum) ? items.enum : undefined;
  if (options !== undefined) return [[...options].sort().reverse().slice(0, 3)];
  if (items?.format !== undefined || items?.pattern !== undefined) return [];
  return [
    ...(/tag|label|line|note|word|value|comment|step/i.test(site.name)
      ? [['zeta', 'Alpha', 'zeta', 'mid dle']]
      : []),
    ['zeta', 'Alpha', 'mid'],
    ['zeta', 'alpha'],
  ];
}

/** Texts as long and numbers as large as they may be. */
const longest: Choose = (site) => {
  const length = said(site, 'maxLength', isNumber);
  if (isFree(site))
    return ['x', 'ab '].map((unit) =>
      unit
        .repeat(400)
        .slice(0, Math.min(length ?? 300, 2_000) - 1)
        .concat('y'),
    );
  if (typeof site.value === 'number')
    return [
      said(site, 'maximum', isNumber) ??
        (said(site, 'type', isText) === 'integer' ? 2_147_483_648 : 123_456_789.125),
    ];
  if (typeof site.value === 'boolean') return [false];
  return [];
};

/** A list of members: which one comes first says nothing, and who is there twice is there. */
export function isMembership(name: string): boolean {
  return /^(roles?|users?|members?|groups?|permissions?|scopes?|owners?|teams?|.*(ids|uids|_ids))$/i.test(
    name,
  );
}

/** The smallest of everything: 0, false, an empty text, an empty list. */
const least: Choose = (site) => {
  const { value } = site;
  if (typeof value === 'number') return [0, said(site, 'minimum', isNumber) ?? value];
  if (typeof value === 'boolean') return [false];
  if (isFree(site)) return [''];
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
const nothing: Choose = ({ value }) => (Array.isArray(value) || isObject(value) ? [] : [null]);
