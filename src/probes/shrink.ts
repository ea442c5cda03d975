import type { RequestDraft } from '../http/request.ts';
import { isObject, type Json } from '../shared/json.ts';
import { jsonMedia } from '../spec/openapi/media.ts';
import type { Spec } from '../spec/spec.ts';
import { sitesOf, withPart } from '../values/sites.ts';
import { requestReader } from './context.ts';
import type { Probe } from './probe.ts';

/** How many requests a smaller counter-example may cost. */
const effort = 12;

/**
 * The smallest body that still fails, found by taking optional fields away one by one.
 * `fails` sends a draft and says whether its answer is still wrong.
 */
export async function shrink(
  spec: Spec,
  { operation, draft }: Probe,
  fails: (draft: RequestDraft) => Promise<boolean>,
): Promise<RequestDraft | undefined> {
  const pointer = jsonMedia(operation.body)?.schema?.at;
  if (draft?.body === undefined || pointer === undefined) return undefined;
  const reader = requestReader(spec);
  let smallest = draft;
  let tries = 0;
  for (const { path } of sitesOf(reader, pointer, JSON.parse(draft.body.text) as Json).reverse()) {
    if (path === '#' || tries >= effort) continue;
    const current = JSON.parse(smallest.body?.text ?? 'null') as Json;
    const smaller = withPart(current, path, undefined);
    const isValid = isObject(smaller) && reader.schemas.check(pointer, smaller, 'request').length === 0;
    if (!isValid || JSON.stringify(smaller) === smallest.body?.text) continue;
    tries += 1;
    const candidate: RequestDraft = {
      ...smallest,
      body: { type: draft.body.type, text: JSON.stringify(smaller) },
    };
    if (await fails(candidate)) smallest = candidate;
  }
  return smallest;
}
