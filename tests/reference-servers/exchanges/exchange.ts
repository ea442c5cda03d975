/** Hand-written requests with the status the documents promise, and a way to send them. */
import { setTimeout } from 'node:timers/promises';
import type { StandIn } from '../stand-in.ts';

/** Method and path, promised status, body (a text is sent as it is), headers or the name of a caller. */
export type Exchange = readonly [
  request: string,
  status: number,
  body?: unknown,
  as?: string | Readonly<Record<string, string>>,
];

/** Headers by the name of the caller; `admin` is the one who calls when nobody is named. */
export type Callers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What came back, in a form that can be compared. */
export interface Seen {
  readonly status: number;
  readonly text: string;
}

/** Sends the exchanges one after the other; `{id}` in a path is the id of the last thing created, `WAIT n` waits n ms. */
export async function* send(
  server: StandIn,
  exchanges: readonly Exchange[],
  callers: Callers,
): AsyncGenerator<Seen> {
  let id = '';
  for (const [request, , body, as] of exchanges) {
    const [method = 'GET', path = '/'] = request.split(' ');
    if (method === 'WAIT') await setTimeout(Number(path));
    const headers = typeof as === 'object' ? { ...callers.admin, ...as } : callers[as ?? 'admin'];
    const init = { method, headers: { 'Content-Type': 'application/json', ...headers } };
    const url = server.url + path.replace('{id}', id);
    const seen = method === 'WAIT' ? { status: 0, text: '' } : await fetchOne(url, init, body);
    id = method === 'POST' ? (/"(?:uid|id)":"?([0-9a-f]+)"?/.exec(seen.text)?.[1] ?? id) : id;
    yield seen;
  }
}

async function fetchOne(url: string, init: RequestInit, body: unknown): Promise<Seen> {
  const payload = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const signal = AbortSignal.timeout(2000);
  try {
    const response = await fetch(url, { ...init, ...payload, redirect: 'manual', signal });
    const { status, headers } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const shown = ['content-type', 'location', 'audituid'].map((name) => headers.get(name));
    const extra = Number(headers.get('content-length') ?? 0) - bytes.length;
    return {
      status,
      text: steady(`${shown.join(' ')} ${init.method === 'HEAD' ? 0 : extra}\n${bytes.toString('latin1')}`),
    };
  } catch (error) {
    return { status: 0, text: String(error) };
  }
}

/** Without what differs from one run to the next: times and request ids. */
function steady(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '(time)')
    .replace(/\b\d{13}\b/g, '1000000000000')
    .replace(/"request_id":"\w+"/g, '"request_id":"(id)"');
}
