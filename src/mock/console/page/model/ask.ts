import type { Steering } from '../snippets/steer.ts';
import type { FullExchange, HttpDraft, Json, Mock, Operation, Outline } from './types.ts';

/** The mocks that this page shows, each with its address. An Error in one sentence where they cannot be had. */
export async function askMocks(): Promise<Mock[]> {
  const mocks = await askJson<Mock[]>('/__mock/console/mocks');
  return mocks.map((mock) => ({ ...mock, url: mock.url === '' ? location.origin : mock.url }));
}

/** What a document holds. */
export function askOutline({ url }: Mock): Promise<Outline> {
  return askJson<Outline>(`${url}/__mock/outline`);
}

/** Everything of one operation. */
export function askOperation({ url }: Mock, id: string): Promise<Operation> {
  return askJson<Operation>(`${url}/__mock/operation?id=${encodeURIComponent(id)}`);
}

/** An exchange in full. */
export function askExchange({ url }: Mock, id: number): Promise<FullExchange> {
  return askJson<FullExchange>(`${url}/__mock/exchange?id=${id}`);
}

/** A part of the document, with its line. */
export function askPart({ url }: Mock, at: string): Promise<{ value: Json; line: string }> {
  return askJson<{ value: Json; line: string }>(`${url}/__mock/document?at=${encodeURIComponent(at)}`);
}

/** Steers a mock; what it says, null for nothing. An Error with its sentence where it refuses. */
export function steer(
  { url }: Mock,
  { method, name, body, isAll = false }: Steering,
  session: string,
): Promise<Json> {
  return askJson(`${url}/__mock/${name}${isAll ? '?all' : ''}`, {
    method,
    ...(session === '' ? {} : { headers: { 'X-Mock-Session': session } }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** The types say what the mock of this very package answers. */
async function askJson<Value = Json>(url: string, init?: RequestInit): Promise<Value> {
  const response = await fetch(url, init).catch(() => {
    throw new Error(`${new URL(url, location.href).origin} does not answer: was the mock stopped?`);
  });
  const text = await response.text();
  const value = text === '' ? null : (JSON.parse(text) as Json);
  if (response.ok) return value as unknown as Value;
  const said = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.error : undefined;
  throw new Error(typeof said === 'string' ? said : `${url} answers ${response.status}.`);
}

/** An answer as the page received it, or why there was none. */
export interface Received {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly ms: number;
  /** Why no whole answer came, in a sentence. */
  readonly failure: string | undefined;
}

/** Headers that no page may set: the browser sends its own. */
const forbidden =
  /^(accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;

/** The headers of a request that a page cannot send. */
export function unsendable({ headers }: HttpDraft): string[] {
  return Object.keys(headers).filter((name) => forbidden.test(name));
}

/** Sends a request as the browser sends one. Never rejects. */
export async function send({ method, url, headers, cookies, body }: HttpDraft): Promise<Received> {
  const started = performance.now();
  const took = () => performance.now() - started;
  const known = { status: 0, reason: '', headers: {}, text: '' };
  for (const [name, value] of Object.entries(cookies)) setCookie(name, value);
  try {
    const response = await fetch(url, {
      method,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !forbidden.test(name))),
      ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
      credentials: Object.keys(cookies).length > 0 ? 'include' : 'omit',
      cache: 'no-store',
    });
    Object.assign(known, {
      status: response.status,
      reason: response.statusText,
      headers: Object.fromEntries(response.headers),
    });
    const text = await response.text();
    return { ...known, text, ms: took(), failure: undefined };
  } catch {
    const failure =
      known.status === 0
        ? 'No answer came: the connection was closed.'
        : 'The answer broke off before its end.';
    return { ...known, ms: took(), failure };
  } finally {
    for (const name of Object.keys(cookies)) dropCookie(name);
  }
}

/** Ports do not part cookies: the mock beside this page gets it too. */
function setCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is not there in every browser
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; SameSite=Lax`;
}

function dropCookie(name: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is not there in every browser
  document.cookie = `${name}=; path=/; max-age=0`;
}
