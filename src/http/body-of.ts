import type { Json } from '../shared/json.ts';
import type { RequestDraft } from './request.ts';

/** The body as JSON; undefined where there is none, or none that can be read. */
export function bodyOf(draft: Pick<RequestDraft, 'body'>): Json | undefined {
  try {
    return draft.body === undefined ? undefined : (JSON.parse(draft.body.text) as Json);
  } catch {
    return undefined;
  }
}
