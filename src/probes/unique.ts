import { bodyOf } from '../http/body-of.ts';
import type { RequestDraft } from '../http/request.ts';
import type { Json } from '../shared/json.ts';
import { steps } from '../shared/pointer.ts';
import { isReference, isSecret, type Site, sitesOf, withPart } from '../values/sites.ts';
import { hash, textsMatching } from '../values/text.ts';
import { type Context, requestReader } from './context.ts';
import { mediaOf } from './encode.ts';
import { otherKeys } from './own-key.ts';

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
  const named = sitesOf(reader, pointer, body)
    .filter((site) => isName(site) && site.path !== keep)
    .reduce((value, site) => {
      const names = [
        ...namesFor(String(site.value), tag(salt), !context.examplesExist),
        ...(context.examplesExist ? [] : patterned(site, salt)),
      ];
      const renamed = names.map((name) => withPart(value, site.path, name));
      return renamed.find((body) => isValid(body) === before) ?? value;
    }, body);
  const keyed = sitesOf(reader, pointer, named)
    .filter(({ path }) => path !== keep)
    .reduce((value, site) => {
      const others = otherKeys(context, site, salt).map((key) => withPart(value, site.path, key));
      return others.find((other) => isValid(other) === before) ?? value;
    }, named);
  if (!mayCollide(context)) return keyed;
  const coded = sitesOf(reader, pointer, keyed)
    .filter(({ path }) => path !== keep)
    .reduce((value, site) => {
      const other = otherCode(site, salt);
      const changed = other === undefined ? value : withPart(value, site.path, other);
      return isValid(changed) === before ? changed : value;
    }, keyed);
  // A mock knows things by their keys; what else they share does not trouble it
  if (context.examplesExist) return coded;
  const moved = atAnotherTime(sitesOf(reader, pointer, coded), coded, salt, keep);
  return isValid(moved) === before ? moved : coded;
}

/** A request with names of its own where it creates something on a server. */
export function withOwnNames(context: Context, draft: RequestDraft, salt: string): RequestDraft {
  const body = bodyOf(draft);
  if (draft.body === undefined || body === undefined || context.examplesExist) return draft;
  return { ...draft, body: { ...draft.body, text: JSON.stringify(withUniqueNames(context, body, salt)) } };
}

/** On a server a name says whose it is, for people who find it; where that does not fit, the name it had. */
function namesFor(name: string, tag: string, isOnServer: boolean): string[] {
  const own = `workspace-contracts-${tag}`;
  const plain = `${name.slice(0, 40)}-${tag}`;
  return isOnServer ? [own, plain] : [plain];
}

/** Another text of the name's pattern: what a name is made of may leave no room for whose it is. */
function patterned({ path, schemas }: Site, salt: string): string[] {
  const pattern = schemas.map(({ schema }) => schema.pattern).find((one) => typeof one === 'string');
  const made = pattern === undefined ? [] : textsMatching(String(pattern), 8, hash(`${path} ${salt}`));
  // A long one is nobody's already
  return [...made].sort((a, b) => Math.min(b.length, 12) - Math.min(a.length, 12));
}

/** True where a server may say that something is there already. */
function mayCollide({ operation }: Context): boolean {
  return operation.responses.some(({ status }) => status === '409');
}

/** Another text of the same pattern: a serial number, a code, a key is only once there. */
function otherCode({ value, path, schemas, name }: Site, salt: string): string | undefined {
  const pattern = schemas.map(({ schema }) => schema.pattern).find((one) => typeof one === 'string');
  const isFree = schemas.every(({ schema }) => schema.enum === undefined && schema.const === undefined);
  if (typeof value !== 'string' || pattern === undefined || !isFree || steps(path).length > 2)
    return undefined;
  if (isReference({ name, schemas }) || isSecret({ name, schemas })) return undefined;
  return isCode.test(name) ? textsMatching(String(pattern), 1, hash(`${path} ${salt}`))[0] : undefined;
}

const isCode =
  /(^|_|-)(serial|code|key|sku|slug|handle|number|no|ref(erence)?|domain|host(name)?|isbn|ean|vin|plate|iban)$|(Code|Key|Number|No|Ref|Reference|Serial|Sku)$/i;

const week = 7 * 86_400_000;

/** What has a beginning and an end takes a place in time: moved as a whole by weeks, what is past stays past. */
function atAnotherTime(sites: readonly Site[], body: Json, salt: string, keep?: string): Json {
  const times = sites.filter(isTime);
  if (times.length < 2 || times.some(({ path }) => path === keep)) return body;
  const first = Math.min(...times.map(({ value }) => Date.parse(String(value))));
  const weeks = (1 + (hash(salt) % 400)) * (first < Date.now() ? -1 : 1);
  return times.reduce((value, site) => {
    const text = String(site.value);
    const moved = new Date(Date.parse(text) + weeks * week).toISOString();
    return withPart(value, site.path, text.length === 10 ? moved.slice(0, 10) : moved.replace('.000Z', 'Z'));
  }, body);
}

function isTime({ value, schemas }: Site): boolean {
  return (
    typeof value === 'string' &&
    !Number.isNaN(Date.parse(value)) &&
    schemas.some(({ schema }) => /^date(-time)?$/.test(String(schema.format)))
  );
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
