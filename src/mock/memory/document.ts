import { isObject, type Json } from '../../shared/json.ts';
import { bodyMedia } from '../../spec/openapi/media.ts';
import { fieldsOf } from '../../spec/openapi/schema-fields.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import type { MatchedRequest, Step } from '../behaviour/behaviour.ts';
import { withEntry } from './entries.ts';
import { shapeTo } from './shape.ts';
import { concretePath, type StoredItem } from './stored.ts';
import type { StoredCollection } from './stored-collection.ts';
import { successMedia } from './success.ts';

/** A path that is read and written as a whole: `/users/{id}/settings`. */
export interface Document {
  readonly spec: Spec;
  readonly path: string;
  readonly read: Operation;
  readonly writes: readonly Operation[];
}

/** The documents of a spec: a GET beside a PUT or PATCH whose body has fields of the answer. */
export function documentsOf(spec: Spec, shelves: readonly StoredCollection[]): Document[] {
  return spec.operations.flatMap((read) => {
    if (read.method !== 'GET' || shelves.some(({ path, item }) => path === read.path || item === read.path))
      return [];
    const shown = fieldsOf(spec.document, successMedia(read)?.schema?.at);
    const writes = spec.operations.filter(
      ({ path, method, body }) =>
        path === read.path &&
        (method === 'PUT' || method === 'PATCH') &&
        [...fieldsOf(spec.document, bodyMedia(body)?.schema?.at).keys()].some((name) => shown.has(name)),
    );
    return writes.length === 0 ? [] : [{ spec, path: read.path, read, writes }];
  });
}

/** The document as it was written last; before that the spec's example. */
export function readDocument(
  state: StoredItem,
  document: Document,
  ask: MatchedRequest,
): Step<StoredItem> | undefined {
  const key = concretePath(document.path, ask.params);
  if (!Object.hasOwn(state.documents, key)) return undefined;
  return { state, reply: { body: state.documents[key] ?? null } };
}

/** What the answer of the read declares of the body is read back. */
export function writeDocument(
  state: StoredItem,
  document: Document,
  ask: MatchedRequest,
): Step<StoredItem> | undefined {
  const { spec, read } = document;
  const media = successMedia(read);
  if (!isObject(ask.body) || media?.schema === undefined) return undefined;
  const key = concretePath(document.path, ask.params);
  const before: Json = state.documents[key] ?? media.examples[0]?.value ?? {};
  const settable = fieldsOf(spec.document, bodyMedia(ask.operation.body)?.schema?.at);
  const replaced = ask.operation.method === 'PUT';
  const kept = Object.entries(isObject(before) ? before : {}).filter(
    ([name]) => !(replaced && settable.has(name)),
  );
  const next = shapeTo(spec, media.schema.at, { ...Object.fromEntries(kept), ...ask.body });
  return {
    state: { ...state, documents: withEntry(state.documents, key, next) },
    reply: answerOf(ask, document, next),
  };
}

function answerOf(ask: MatchedRequest, { spec, read }: Document, next: Json): Step<StoredItem>['reply'] {
  if (ask.paired !== undefined) return { body: ask.paired };
  const own = successMedia(ask.operation)?.schema?.at;
  const isSame = own !== undefined && own === successMedia(read)?.schema?.at;
  return isSame || (own !== undefined && spec.schemas.check(own, next, 'response').length === 0)
    ? { body: next }
    : {};
}
