import { search } from '@jmespath-community/jmespath';
import type { Suite } from '../context/suite.ts';
import { bodyOf } from '../http/body-of.ts';
import { type Exchange, jsonOf } from '../http/exchange.ts';
import type { RequestDraft } from '../http/request.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { UndoRecipe } from '../target/care.ts';
import { noteOf } from './before.ts';
import type { Ledger } from './ledger.ts';
import { putRightOne } from './put-right.ts';
import { tidyingWorld } from './tidying.ts';

/** What undoes a request as `target.yaml` says: noted now, done when it is called. Nothing for a refused request. */
export function undoAsVouched(
  suite: Suite,
  ledger: Ledger,
  { operation, with: given }: UndoRecipe,
  draft: RequestDraft,
  { response }: Exchange,
): () => Promise<void> {
  if (response !== undefined && response.status >= 400 && response.status < 500)
    return () => Promise.resolve();
  const said = {
    path: draft.path as Json,
    body: bodyOf(draft) ?? null,
    answer: (response === undefined ? undefined : jsonOf(response)) ?? null,
  };
  const filled = fill((given ?? {}) as Json, said);
  const path = isObject(filled) && isObject(filled.path) ? filled.path : {};
  const body = isObject(filled) ? filled.body : undefined;
  const entry = ledger.add({
    ...noteOf(suite),
    kind: 'undo',
    operation,
    path: {
      ...draft.path,
      ...Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)])),
    },
    ...(body === undefined ? {} : { body }),
  });
  return async () => void (await putRightOne(tidyingWorld(suite), ledger, entry));
}

/** `$answer.id`, `$path.id` and `$body.name` stand for what was sent and what came; the rest is JMESPath. */
function fill(value: Json, said: Json): Json {
  if (typeof value === 'string' && /^\$(answer|path|body)\b/.test(value))
    return (search(said, value.slice(1)) ?? null) as Json;
  if (Array.isArray(value)) return value.map((inner) => fill(inner, said));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, said)]));
}
