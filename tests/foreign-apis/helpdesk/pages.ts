import type { Json } from '../shared/message.ts';

/** The page of the list that the cursor points at, and where the next one starts. */
export function page<T>(items: T[], query: Record<string, Json>, next = (at: number) => at): Json {
  const from =
    query.cursor === undefined ? 0 : Number(Buffer.from(query.cursor, 'base64url').toString().slice(1));
  const limit: number = query.limit ?? 20;
  const start = Number.isInteger(from) && from > 0 ? from : 0;
  const end = start + limit;
  const next_cursor = end < items.length ? Buffer.from(`p${next(end)}`).toString('base64url') : null;
  return { items: items.slice(start, end), next_cursor };
}
