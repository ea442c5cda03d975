import { isObject, type Json } from '../shared/json.ts';
import { documentedJson } from '../spec/openapi/media.ts';
import type { Operation, Parameter } from '../spec/operation.ts';
import { bodyOf } from './body-of.ts';
import type { RequestDraft } from './request.ts';

/** The draft of a remote call that was seen as an operation on a resource, as the call is made. */
export function asCalled(draft: RequestDraft): RequestDraft {
  const { call } = draft.operation;
  if (call === undefined) return draft;
  const { operation, key } = call;
  const value = key === undefined ? undefined : draft.path[key];
  const media = documentedJson(operation.body);
  if (media === undefined) {
    const query = draft.query.filter(([name]) => name !== key);
    const named = key === undefined || value === undefined ? [] : [[key, value] as const];
    return { ...draft, operation, path: {}, query: [...named, ...query] };
  }
  const isOwn = ([name]: readonly [string, string]) => operation.parameters.some((one) => one.name === name);
  const said = Object.fromEntries(
    draft.query.filter((pair) => !isOwn(pair)).map((pair) => typed(draft, pair)),
  );
  const body = withKey(draft, { key, value, said });
  const text = body === undefined ? draft.body?.text : JSON.stringify(body);
  return {
    ...draft,
    operation,
    path: {},
    query: draft.query.filter(isOwn),
    body:
      text === undefined
        ? undefined
        : { type: draft.body === undefined ? media.type : draft.body.type, text },
  };
}

/** The body with the key and what a query would say; undefined where it stays as it is. */
function withKey(
  draft: RequestDraft,
  { key, value, said }: { key: string | undefined; value: string | undefined; said: Record<string, Json> },
): Json | undefined {
  const given = draft.body === undefined ? {} : bodyOf(draft);
  if (!isObject(given)) return undefined;
  const isSame = key === undefined || value === undefined || String(given[key]) === value;
  if (isSame && draft.body !== undefined && Object.keys(said).length === 0) return undefined;
  return { ...given, ...(isSame || key === undefined ? {} : { [key]: asType(draft, key, value) }), ...said };
}

function typed(draft: RequestDraft, [name, text]: readonly [string, string]): [string, Json] {
  return [name, asType(draft, name, text)];
}

/** A text as the field's schema has it. */
function asType({ operation }: RequestDraft, name: string, text: string): Json {
  const type = typeOf(operation.parameters.find((one) => one.name === name));
  if ((type === 'integer' || type === 'number') && text.trim() !== '' && Number.isFinite(Number(text)))
    return Number(text);
  return type === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text;
}

function typeOf(parameter: Parameter | undefined): string {
  return String([parameter?.schema?.schema.type ?? ''].flat()[0]);
}

/** The draft of a call as one of the operation on a resource that `view` is: its path names what its body names. */
export function asViewed(draft: RequestDraft, view: Operation): RequestDraft {
  const { call } = view;
  const isOther = draft.method !== undefined && draft.method !== draft.operation.method;
  if (call === undefined || draft.operation === view || isOther) return draft;
  const { key } = call;
  if (key === undefined) return { ...draft, operation: view };
  const body = bodyOf(draft);
  const named = isObject(body) ? body[key] : draft.query.find(([name]) => name === key)?.[1];
  const isName = typeof named === 'string' || typeof named === 'number';
  return { ...draft, operation: view, path: { [key]: isName ? String(named) : '' } };
}
