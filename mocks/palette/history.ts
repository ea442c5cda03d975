import { field, given, objectsOf, withField } from '../../src/mock/memory/entries.ts';
import type { JsonObject } from '../../src/shared/json.ts';

/** What a GET shows of a workspace for which nothing was set or made yet. */
export function blank(shown: JsonObject, list: string): JsonObject {
  const metadata = given(field(shown, 'metadata'), ['name']);
  return { metadata, spec: { workspaceUid: field(shown, 'metadata', 'uid') ?? '' }, status: { [list]: [] } };
}

/** What one request made, or all where none is named. */
export function only(shown: JsonObject, at: readonly string[], requestUid: string | undefined): JsonObject {
  if (requestUid === undefined || requestUid === '') return shown;
  return withField(
    shown,
    at,
    objectsOf(field(shown, ...at)).filter((status) => status.requestUid === requestUid),
  );
}

/** True for the uid of a request that was made. */
export function isRequest(shown: JsonObject, at: readonly string[]): (uid: string) => boolean {
  return (uid) => objectsOf(field(shown, ...at)).some((status) => status.requestUid === uid);
}
