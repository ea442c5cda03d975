import { bodyOf } from '../http/body-of.ts';
import type { RequestDraft } from '../http/request.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { hash } from '../values/text.ts';
import type { Before } from './before.ts';
import { nameIn } from './made.ts';

/** The name in a draft's body that something of the tester's bears: a server that goes by names would change that. */
export function namesake(before: Before, { path }: Resource, draft: RequestDraft): string | undefined {
  const name = nameIn(bodyOf(draft));
  return name !== undefined && (before.ids.get(path)?.get(name) ?? []).length > 0 ? name : undefined;
}

/** The draft under another name, where the schema takes one: `Acme-1x5kq` for `Acme`. Else as it was. */
export function underAnotherName(spec: Spec, draft: RequestDraft, name: string): RequestDraft {
  const [body, at] = [bodyOf(draft), mediaOf(draft.operation.body)?.schema?.at];
  if (!isObject(body) || draft.body === undefined || at === undefined) return draft;
  const tag = hash(JSON.stringify([draft.operation.id, body]))
    .toString(36)
    .slice(0, 5);
  const others = [`${name}-${tag}`, `${name.slice(0, -6)}-${tag}`, tag];
  const violations = (value: Json) => spec.schemas.check(at, value, 'request').length;
  const other = others
    .map((one) => renamed(body, name, one))
    .find((one) => violations(one) === violations(body));
  return other === undefined ? draft : { ...draft, body: { ...draft.body, text: JSON.stringify(other) } };
}

function renamed(body: JsonObject, name: string, other: string): JsonObject {
  const { metadata } = body;
  const fields = Object.entries(body).map(([field, value]): [string, Json] => [
    field,
    (field === 'name' || field === 'title') && value === name ? other : value,
  ]);
  const inner =
    isObject(metadata) && metadata.name === name ? { metadata: { ...metadata, name: other } } : {};
  return { ...Object.fromEntries(fields), ...inner };
}
