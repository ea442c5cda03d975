import type { HttpResponse } from '../http/exchange.ts';
import type { HttpRequest } from '../http/request.ts';
import { isObject, type JsonObject } from '../shared/json.ts';

/** A rule that the garden can be told to break and that takes several requests to see. */
export type Fault =
  | 'flaky'
  | 'law-read-back'
  | 'read-only-taken'
  | 'law-idempotent'
  | 'law-replaces'
  | 'law-refused-unchanged'
  | 'law-safe'
  | 'law-created-found'
  | 'law-deleted-gone'
  | 'law-others-untouched'
  | 'law-alone'
  | 'law-repeated'
  | 'law-paging'
  | 'law-total'
  | 'law-filter'
  | 'law-sort'
  | 'law-unique';

type Bed = JsonObject & { name: string; area: number; waterings: number };

interface Garden {
  readonly beds: Map<string, Bed>;
  readonly fault: Fault | undefined;
  /** What was planted under which idempotency key. */
  readonly keys: Map<string, HttpResponse>;
  planted: number;
  isTired: boolean;
}

/** What answers as `garden.yaml` says, in memory; with a fault it breaks that one law and no other. */
export function exampleServer(fault?: Fault): (request: HttpRequest) => HttpResponse {
  const bed = (name: string, area: number): Bed => ({ name, area, note: 'new', waterings: 0 });
  const beds = new Map([
    ['b1', bed('roses', 4)],
    ['b2', bed('asters', 2)],
    ['b3', bed('tulips', 3)],
  ]);
  const garden: Garden = { beds, fault, keys: new Map(), planted: beds.size, isTired: fault === 'flaky' };
  return (request) => answer(garden, request);
}

function answer(garden: Garden, request: HttpRequest): HttpResponse {
  const { pathname, searchParams } = new URL(request.url);
  const id = /^\/beds\/(.+)$/.exec(pathname)?.[1];
  const refusal = refusalOf(garden, request, id);
  if (refusal !== undefined) {
    if (garden.fault === 'law-refused-unchanged' && request.method === 'PUT' && id !== undefined)
      garden.beds.set(id, { ...(garden.beds.get(id) as Bed), note: 'trampled' });
    return reply(refusal, { ok: false, error: 'refused' });
  }
  if (id === undefined)
    return request.method === 'POST' ? addOnce(garden, request) : list(garden, searchParams);
  if (request.method === 'PUT') return set(garden, id, bodyOf(request));
  if (request.method === 'DELETE') {
    if (garden.fault !== 'law-deleted-gone') garden.beds.delete(id);
    return reply(204, undefined);
  }
  return read(garden, id);
}

function refusalOf({ beds, fault }: Garden, { headers, body }: HttpRequest, id?: string): number | undefined {
  const key = headers['X-Garden-Key'];
  if (key === undefined || key === 'invalid') return 401;
  if (id !== undefined && !beds.has(id)) return 404;
  if (key === 'unprivileged' && id !== undefined && fault !== 'law-alone') return 403;
  return body === undefined || isBed(body) ? undefined : 400;
}

function isBed(text: string): boolean {
  try {
    const { name, area, note } = JSON.parse(text);
    const isNamed = typeof name === 'string' && name !== '' && name.length <= 20;
    return isNamed && Number.isInteger(area) && area > 0 && (note === undefined || typeof note === 'string');
  } catch {
    return false;
  }
}

function bodyOf({ body }: HttpRequest): Bed {
  const value: unknown = JSON.parse(body ?? '{}');
  return (isObject(value) ? value : {}) as Bed;
}

function list({ beds, fault }: Garden, query: URLSearchParams): HttpResponse {
  const name = query.get('name');
  let items = [...beds].map(([id, bed]) => ({ id, ...bed }));
  if (name !== null && fault !== 'law-filter') items = items.filter((bed) => bed.name === name);
  if (query.has('sort') && fault !== 'law-sort') items.sort((a, b) => (a.name < b.name ? -1 : 1));
  const total = items.length + (fault === 'law-total' ? 1 : 0);
  const offset = Number(query.get('offset') ?? 0);
  if (fault !== 'law-paging') items = items.slice(offset, offset + Number(query.get('limit') ?? 100));
  if (fault === 'law-unique') items.push(...items.slice(0, 1));
  return reply(200, { items, total });
}

function addOnce(garden: Garden, request: HttpRequest): HttpResponse {
  const key = request.headers['Idempotency-Key'];
  const before = key === undefined || garden.fault === 'law-repeated' ? undefined : garden.keys.get(key);
  const response = before ?? add(garden, bodyOf(request));
  if (key !== undefined) garden.keys.set(key, response);
  return response;
}

function add(garden: Garden, bed: Bed): HttpResponse {
  garden.planted += 1;
  const id = `b${garden.planted}`;
  const waterings = garden.fault === 'read-only-taken' ? (bed.waterings ?? 0) : 0;
  if (garden.fault !== 'law-created-found') garden.beds.set(id, { ...bed, waterings });
  return reply(201, { id, ...bed, waterings }, { location: `/beds/${id}` });
}

function set({ beds, fault }: Garden, id: string, sent: Bed): HttpResponse {
  const old = beds.get(id);
  const waterings = (old?.waterings ?? 0) + (fault === 'law-idempotent' ? 1 : 0);
  const bed = { ...(fault === 'law-replaces' ? old : {}), ...sent, waterings };
  beds.set(id, bed);
  if (fault === 'law-others-untouched') for (const other of beds.keys()) beds.set(other, bed);
  return reply(200, { id, ...bed });
}

function read(garden: Garden, id: string): HttpResponse {
  const { beds, fault } = garden;
  if (garden.isTired) {
    garden.isTired = false;
    return reply(404, { ok: false, error: 'refused' });
  }
  const bed = beds.get(id) as Bed;
  if (fault === 'law-safe') bed.waterings += 1;
  return reply(200, { id, ...bed, ...(fault === 'law-read-back' ? { area: 1 } : {}) });
}

function reply(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  return {
    status,
    headers: { ...type, ...headers },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  };
}
