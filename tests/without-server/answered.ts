import type { PathRequest } from './requests.ts';

/** An answer as it is compared: everything that a caller sees of it. */
export interface Answered {
  readonly status: number;
  readonly words: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where answers over HTTP and those without a server differ on purpose; everything else is the same to the byte. */
export const deliberateDifferences = {
  /** What node:http and the connection add. */
  transport: ['date', 'connection', 'keep-alive', 'transfer-encoding'],
  /** Nothing is compressed where nothing travels. */
  compression: ['content-encoding', 'vary'],
  /** Told by the clock, of which each has its own. */
  clock: ['x-ratelimit-reset'],
  /** A page is let in by whoever hands it the answer. */
  crossOrigin: [
    'access-control-allow-origin',
    'access-control-allow-credentials',
    'access-control-expose-headers',
  ],
} as const;

const left = new Set<string>(Object.values(deliberateDifferences).flat());

/** What is compared of an answer; where the API is stands in some of them. */
export function comparable({ headers, body, ...line }: Answered, baseUrl: string): Answered {
  const placeless = (text: string) => text.replaceAll(baseUrl, 'http://mock.test');
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    left.has(name) ? [] : [[name, placeless(value)]],
  );
  const sorted = kept.sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...line, headers: Object.fromEntries(sorted), body: placeless(body) };
}

/** Asks by `fetch`, one after the other. Runs in a page too: it uses nothing but what it is given. */
export async function askAll(
  requests: readonly PathRequest[],
  baseUrl: string,
  ask: typeof fetch,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const { method, path, headers, body } of requests) {
    const response = await ask(baseUrl + path, { method, headers, ...(body === undefined ? {} : { body }) });
    answered.push({
      status: response.status,
      words: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  }
  return answered;
}

/** Each request whose answers differ, with both of them. */
export function differencesOf(
  requests: readonly PathRequest[],
  actual: readonly Answered[],
  expected: readonly Answered[],
): string[] {
  return requests.flatMap(({ method, path }, index) => {
    const [own, other] = [JSON.stringify(actual[index]), JSON.stringify(expected[index])];
    const shown = (text = '') => text.slice(0, 400);
    return own === other ? [] : [`${method} ${path}: ${shown(own)} instead of ${shown(other)}`];
  });
}

/** Asks for answers as they are: nothing is compressed where nothing travels. */
export const uncompressed: typeof fetch = (input, init) =>
  fetch(input, { ...init, headers: { ...(init?.headers as object), 'accept-encoding': 'identity' } });
