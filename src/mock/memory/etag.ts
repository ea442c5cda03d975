import { sha256Hex } from '../../shared/digest.ts';
import type { Json, JsonObject } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';
import type { Header, Operation } from '../../spec/operation.ts';
import { isValid } from '../../values/absent.ts';
import { hash, textsMatching } from '../../values/text.ts';
import { headerValue } from '../answer/header-value.ts';
import type { MatchedRequest, Step } from '../behaviour/behaviour.ts';
import { paramsFor } from './aliases.ts';
import { field } from './entries.ts';
import { type StoredItem, storedAt } from './stored.ts';
import type { StoredCollection } from './stored-collection.ts';
import { successOf } from './success.ts';
import { thingIn } from './wrapped.ts';

type Act = (state: StoredItem, ask: MatchedRequest) => Step<StoredItem> | undefined;

/**
 * What is done to one thing, with the ETag of its state where the read documents one: `If-Match` of another state gets
 * the documented 412, `If-None-Match` of this one the documented 304.
 */
export function tagged(shelf: StoredCollection, operation: Operation, act: Act): Act {
  const header = etagHeader(shelf.operations.read);
  if (header === undefined) return act;
  const has = (status: string) => operation.responses.some((one) => one.status === status);
  const [mayFail, maySpare] = [has('412'), has('304') && operation.method === 'GET'];
  const shows = etagHeader(operation) !== undefined;
  return (state, ask) => {
    const tag = tagIn(state, shelf, header, paramsFor(shelf, ask));
    if (mayFail && tag !== undefined && !isMatch(ask.headers['if-match'], tag))
      return { state, reply: { code: 412 } };
    if (maySpare && tag !== undefined && isNamed(ask.headers['if-none-match'], tag))
      return { state, reply: { code: 304, headers: { etag: tag } } };
    const step = act(state, ask);
    if (step === undefined || !shows || step.reply.missing !== undefined) return step;
    const next = tagIn(step.state, shelf, header, paramsOf(shelf, ask, step));
    return next === undefined ? step : withTag(step, next);
  };
}

function withTag({ state, reply }: Step<StoredItem>, etag: string): Step<StoredItem> {
  return { state, reply: { ...reply, headers: { ...reply.headers, etag } } };
}

/** A create's path does not name the thing; its answer does. */
function paramsOf(
  shelf: StoredCollection,
  ask: MatchedRequest,
  { reply }: Step<StoredItem>,
): MatchedRequest['params'] {
  const { spec, parameter, idAt } = shelf;
  const params = paramsFor(shelf, ask);
  const id: Json | undefined = field(thingIn(spec, ask.operation, reply.body), ...idAt);
  return params[parameter] !== undefined || id === undefined
    ? params
    : { ...params, [parameter]: String(id) };
}

function etagHeader(operation: Operation | undefined): Header | undefined {
  return successOf(operation)?.headers.find(({ name }) => name.toLowerCase() === 'etag');
}

function isMatch(asked: string | undefined, tag: string): boolean {
  return asked === undefined || isNamed(asked, tag);
}

function isNamed(asked: string | undefined, tag: string): boolean {
  return asked?.split(/\s*,\s*/).some((one) => one === '*' || one === tag) === true;
}

function tagIn(
  state: StoredItem,
  shelf: StoredCollection,
  header: Header,
  params: MatchedRequest['params'],
): string | undefined {
  const stored = storedAt(state, shelf, params);
  const thing = stored.find(params[shelf.parameter] ?? '');
  if (thing === undefined) return undefined;
  return (stored.isSeed(thing) ? shownTag(shelf, header) : undefined) ?? tagOf(shelf, header, thing);
}

/** What the spec shows as ETag: reads that are left to the spec bear it. */
function shownTag({ spec }: StoredCollection, header: Header): string | undefined {
  const shown = field(at(spec.document, header.at), 'example') ?? header.schema?.schema.example;
  return shown === undefined ? headerValue(spec, header, 'string') : String(shown);
}

const before = new WeakMap<JsonObject, string>();

function tagOf({ spec }: StoredCollection, header: Header, thing: JsonObject): string | undefined {
  const known = before.get(thing);
  if (known !== undefined) return known;
  const digits = sha256Hex(JSON.stringify(thing));
  const made = [16, 8, 32, 40, 64].flatMap((length) => {
    const text = digits.slice(0, length);
    return [`"${text}"`, `W/"${text}"`, text];
  });
  const { pattern } = header.schema?.schema ?? {};
  const fits = (value: string) => isValid(spec.schemas, header, value);
  const tag =
    made.find(fits) ??
    (typeof pattern === 'string' ? textsMatching(pattern, 4, hash(digits)).find(fits) : undefined);
  if (tag !== undefined) before.set(thing, tag);
  return tag;
}
