import type { Json } from './message.ts';

/** What came back from a server. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; undefined when it is none. */
  body: Json;
}

/** Sends one request; `target` is `METHOD /path?query`. Bodies are JSON unless they are a text or a form. */
export type Ask = (target: string, body?: Json, headers?: Record<string, string>) => Promise<Answer>;

/** A sender of requests to a server, with headers that every request has. */
export function asker(url: string, always: Record<string, string>): Ask {
  return async (target, body, headers = {}) => {
    const [method = '', path = ''] = target.split(' ');
    const raw = typeof body === 'string' || body instanceof FormData || body instanceof URLSearchParams;
    const sent = new Headers(always);
    if (body !== undefined && !raw) sent.set('Content-Type', 'application/json');
    for (const [name, value] of Object.entries(headers))
      value === '' ? sent.delete(name) : sent.set(name, value);
    const init = body === undefined ? {} : { body: raw ? body : JSON.stringify(body) };
    const came = await fetch(path.startsWith('http') ? path : url + path, {
      method,
      headers: sent,
      redirect: 'manual',
      ...init,
    });
    const text = await came.text();
    return { status: came.status, headers: came.headers, text, body: parsed(text) };
  };
}

/** Whether a request fails without a whole response. */
export async function breaks(asked: Promise<Answer>): Promise<boolean> {
  return asked.then(
    () => false,
    () => true,
  );
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
