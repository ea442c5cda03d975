/** Gives the items of a Postman collection the requests, ids and credentials that its makers cannot know. */
import { type Case, pathOf } from '../cases.ts';
import type { Given, Headers } from '../given.ts';

interface Variable {
  readonly key: string;
  readonly value: unknown;
}

interface Url {
  readonly path?: readonly string[];
  readonly variable?: readonly Variable[];
}

/** One item: a folder, or a request with its tests. */
export interface Item {
  readonly name: string;
  readonly item?: readonly Item[];
  readonly request?: {
    readonly method: string;
    readonly url: Url;
    readonly header?: readonly { readonly key: string; readonly value: string }[];
    readonly body?: unknown;
  };
}

export interface Collection {
  readonly item: readonly Item[];
}

/** Refusals first, then what succeeds, then Portman's own variations, and last what takes something away. */
export function withRequests(collection: Collection, cases: readonly Case[], known: Given): Collection {
  const items = flatten(collection.item);
  const refusals = cases.filter(({ status }) => status >= 400);
  const successes = cases.filter(({ status }) => status < 400);
  const isEnd = ({ method, operationId }: Case) => method === 'DELETE' || operationId === known.last;
  const asked = (one: Case) => {
    const like = items.find(
      (item) =>
        item.request?.method === one.method &&
        (one.status < 400 ? isPlain(item) && isAt(item, one) : item.name.endsWith(`[${one.name}]`)),
    );
    return like === undefined ? [] : [withRequest(like, one)];
  };
  const own = items.filter(({ name }) => name.includes('[fuzz]'));
  return {
    ...collection,
    item: [
      ...refusals.flatMap(asked),
      ...successes.filter((one) => !isEnd(one)).flatMap(asked),
      ...own.map((item) => withKnown(item, known)),
      ...successes.filter(isEnd).flatMap(asked),
    ],
  };
}

function flatten(items: readonly Item[]): Item[] {
  return items.flatMap((one) => (one.item === undefined ? [one] : flatten(one.item)));
}

const isPlain = ({ name }: Item): boolean => !name.includes('[');

function isAt({ request }: Item, { template }: Case): boolean {
  return `/${(request?.url.path ?? []).join('/')}` === template.replace(/\{(\w+)\}/g, ':$1');
}

function withRequest(item: Item, one: Case): Item {
  const header = Object.entries(one.headers).map(([key, value]) => ({ key, value }));
  const body = one.body === undefined ? {} : { body: { mode: 'raw', raw: one.body } };
  const request = {
    method: one.method,
    url: `{{baseUrl}}${pathOf(one)}`,
    header: [{ key: 'Accept', value: 'application/json' }, ...header],
    auth: { type: 'noauth' },
    ...body,
  };
  return { ...item, request } as unknown as Item;
}

function withKnown(item: Item, { ids, callers }: Given): Item {
  const { request } = item;
  if (request === undefined) return item;
  const admin: Headers = callers.admin ?? {};
  const others = (request.header ?? []).filter(({ key }) => !(key in admin));
  const variable = request.url.variable?.map((one) => ({ ...one, value: ids[one.key] ?? one.value }));
  const header = [...others, ...Object.entries(admin).map(([key, value]) => ({ key, value }))];
  const url = { ...request.url, ...(variable === undefined ? {} : { variable }) };
  return { ...item, request: { ...request, url, header, auth: { type: 'noauth' } } } as Item;
}
