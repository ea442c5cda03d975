import { type HttpRequest, type HttpResponse, type Json, response } from '../shared/message.ts';
import type { Device, Fleet } from './store.ts';

/** One page of devices, with the URLs of its neighbours. */
export function listed(request: HttpRequest, fleet: Fleet): HttpResponse {
  const { query, has } = request;
  const all = matching(query, fleet, has);
  const limit: number = query.limit ?? 25;
  const offset: number = query.offset ?? 0;
  const results = all.slice(offset, offset + limit).map((one) => structuredClone(one));
  const more = offset + limit < all.length || (has('next-never-null') && results.length > 0);
  const next = more ? pageUrl(request, offset + limit, limit) : null;
  const previous = offset > 0 ? pageUrl(request, Math.max(0, offset - limit), limit) : null;
  return response(200, { count: all.length, next, previous, results });
}

function matching(query: Record<string, Json>, fleet: Fleet, has: HttpRequest['has']): Device[] {
  const kept = fleet.devices.filter(
    (one) =>
      (query.group === undefined || one.group === query.group) &&
      (query.enabled === undefined || one.enabled === query.enabled) &&
      (query.search === undefined || contains(one.name, query.search, has)),
  );
  return ordered(kept, query.ordering ?? 'serial', has);
}

function contains(name: string, search: string, has: HttpRequest['has']): boolean {
  return has('search-minds-case') ? name.includes(search) : name.toLowerCase().includes(search.toLowerCase());
}

function ordered(devices: Device[], ordering: string, has: HttpRequest['has']): Device[] {
  const way = ordering.startsWith('-') ? -1 : 1;
  const bySerial = ordering.endsWith('serial');
  return devices.sort((a, b) => {
    if (!bySerial && has('interval-as-text'))
      return way * String(a.interval_s).localeCompare(String(b.interval_s));
    if (!bySerial && a.interval_s !== b.interval_s) return way * (a.interval_s - b.interval_s);
    return (bySerial ? way : 1) * a.serial.localeCompare(b.serial);
  });
}

function pageUrl({ origin, query, has }: HttpRequest, offset: number, limit: number): string {
  const kept = has('next-loses-filter') ? {} : query;
  const search = new URLSearchParams({ ...kept, limit: String(limit), offset: String(offset) });
  return `${origin}/fleet/devices/?${search}`;
}
