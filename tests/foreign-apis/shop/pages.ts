import { type HttpRequest, type HttpResponse, type Json, response } from '../shared/message.ts';

/** One page of the list, with what is said of all pages. */
export function paged(items: Json[], { query, has }: HttpRequest): HttpResponse {
  const page: number = query.page ?? 1;
  const limit: number = query.limit ?? (has('default-limit-5') ? 5 : 10);
  const start = (page - 1) * limit - (has('pages-overlap') && page > 1 ? 1 : 0);
  const data = items.slice(start, start + limit);
  const total = items.length;
  const pages = has('pages-rounded-down') ? Math.floor(total / limit) : Math.ceil(total / limit);
  return response(200, { data, page, limit, total, pages }, { 'X-Total-Count': String(total) });
}
