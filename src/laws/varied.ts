import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { isReference, isSecret, type Site, sitesOf, withPart } from '../values/sites.ts';
import { isFree, isList, isText, said } from './careful-site.ts';
import { fullBody } from './different.ts';

/** Instants whose order as texts is another than their order in time. */
const instants = [
  '2031-05-06T10:00:00+05:30',
  '2031-05-06T08:00:00Z',
  '2031-05-06T01:00:00-08:00',
  '2031-05-06T07:30:00Z',
];

/** A valid body that differs from those of other indices in options, switches, numbers, instants and words of lists. */
export function variedBody(
  spec: Spec,
  operation: Operation,
  plain: Json | undefined,
  index: number,
): Json | undefined {
  const pointer = mediaOf(operation.body)?.schema?.at;
  if (pointer === undefined || plain === undefined || !isObject(plain)) return plain;
  const full = fullBody(spec, operation, plain);
  return sitesOf(requestReader(spec), pointer, full).reduce((value, site) => {
    if (site.path === '#' || isReference(site) || isSecret(site)) return value;
    const fitting = others(site, index).find(
      (one) => spec.schemas.check(pointer, withPart(value, site.path, one), 'request').length === 0,
    );
    return fitting === undefined ? value : withPart(value, site.path, fitting);
  }, full);
}

function others(site: Site, index: number): Json[] {
  const { value, name } = site;
  const options = said(site, 'enum', isList)?.filter((one) => one !== null);
  if (options !== undefined)
    return typeof value === 'object' ? [] : [options[index % options.length] ?? value];
  if (typeof value === 'boolean') return [index % 2 === 0];
  if (typeof value === 'number') return [value + 3 - index, value + (3 - index) / 10];
  if (said(site, 'format', isText) === 'date-time') return [instants[index % instants.length] ?? value];
  if (said(site, 'format', isText) === 'date') return [`2031-05-0${1 + ((index * 3) % 8)}`];
  if (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'string') &&
    /tag|label|word|topic/i.test(name)
  )
    return [
      [`first${index}`, 'shared'],
      [`first-${'abcd'[index]}`, 'shared'],
    ];
  return isFree(site) && typeof value === 'string' ? [`${value.slice(0, 20)} ${index}`] : [];
}
