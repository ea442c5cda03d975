import type { Json } from '../json.ts';
import { steps } from '../pointer.ts';
import { isReference, type Site, sitesOf, withPart } from '../values/sites.ts';
import { hash } from '../values/text.ts';
import { type Context, requestReader } from './base.ts';
import { mediaOf } from './encode.ts';

/**
 * A body that creates something, with a name of its own: servers refuse a second thing of the same name, and
 * no constraint in a schema says so. The same probe gives the same name; `keep` is the place under test.
 */
export function withUniqueNames(context: Context, body: Json, salt: string, keep?: string): Json {
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  if (context.operation.method !== 'POST' || pointer === undefined) return body;
  const reader = requestReader(context.spec);
  const isValid = (value: Json) => reader.schemas.check(pointer, value, 'request').length === 0;
  const before = isValid(body);
  return sitesOf(reader, pointer, body)
    .filter((site) => isName(site) && site.path !== keep)
    .reduce((value, site) => {
      const renamed = withPart(value, site.path, `${String(site.value).slice(0, 40)}-${tag(salt)}`);
      return isValid(renamed) === before ? renamed : value;
    }, body);
}

/** A short stable tag: probes of a later run meet only what an earlier one left behind. */
function tag(salt: string): string {
  return hash(salt).toString(36).slice(0, 6);
}

function isName(site: Site): boolean {
  const isNamed = /^(name|title|username|user_name|email|slug|key)$/i.test(site.name);
  const isFree = site.schemas.every(({ schema }) => schema.enum === undefined && schema.const === undefined);
  return (
    isNamed && isFree && typeof site.value === 'string' && steps(site.path).length <= 2 && !isReference(site)
  );
}
