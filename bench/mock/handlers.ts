import { readFileSync } from 'node:fs';
import { fromOpenApi } from '@mswjs/source/open-api';
import { getResponse, HttpResponse, http, type RequestHandler } from 'msw';
import { rocketchat } from '../../generated/rocketchat/mock.ts';
import { mockFetch } from '../../src/entries/fetch.ts';
import { handlers } from '../../src/entries/msw.ts';

/** What answered how many requests a second, within one process. */
export interface HandlersMeasured {
  readonly request: string;
  readonly name: string;
  readonly perSecond: number;
  /** The status of its answers: not all of them know what a request breaks. */
  readonly status: number;
}

const base = 'http://localhost';
const headers = { 'x-user-id': 'admin', 'x-auth-token': 'admin', 'content-type': 'application/json' };
const body = (role: string, blanks = '') =>
  `{"permissions":[{"_id":"access-permissions","roles":["${role}"]}]${blanks}}`;
const post = (text: string) =>
  new Request(`${base}/api/v1/permissions.update`, { method: 'POST', headers, body: text });

const requests: Readonly<Record<string, (turn: number) => Request>> = {
  success: () => post(body('user')),
  refused: () => post('{"permissions":"all"}'),
  read: () => new Request(`${base}/api/v1/permissions.listAll`, { headers }),
  // Binary digits as blanks: the same JSON in other bytes
  'new write': (turn) => post(body('user', turn.toString(2).replaceAll('0', ' ').replaceAll('1', '\t'))),
};

/** As somebody writes them for a test: no memory, one check. */
const written = [
  http.post(`${base}/api/v1/permissions.update`, async ({ request }) => {
    const { permissions } = (await request.json()) as { permissions: unknown };
    return Array.isArray(permissions)
      ? HttpResponse.json({ permissions, success: true })
      : HttpResponse.json({ success: false, error: 'Invalid body params' }, { status: 400 });
  }),
  http.get(`${base}/api/v1/permissions.listAll`, () =>
    HttpResponse.json({ update: [], remove: [], success: true }),
  ),
];

type Ask = (request: Request) => Promise<Response | undefined>;

/** Measures the handlers of MSW, ours and others', and a mock that is called as fetch, in turns; the best round counts. */
export async function measureHandlers(rounds: number, seconds: number): Promise<HandlersMeasured[]> {
  const document = JSON.parse(readFileSync('generated/rocketchat/openapi.json', 'utf8'));
  const source = await fromOpenApi({ ...document, servers: [{ url: base }] });
  const through =
    (all: readonly RequestHandler[]): Ask =>
    (request) =>
      getResponse([...all], request);
  const contenders: [string, Ask][] = [
    ['MSW, written by hand', through(written)],
    ['MSW, these handlers', through(handlers(rocketchat))],
    ['MSW, @mswjs/source', through(source)],
    ['this mock as fetch', mockFetch(rocketchat)],
  ];
  const measured: HandlersMeasured[] = [];
  for (const [request, make] of Object.entries(requests)) {
    for (const [, ask] of contenders) await burst(ask, make, seconds);
    const best = new Map<string, Omit<HandlersMeasured, 'request' | 'name'>>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, ask] of contenders) {
        const done = await burst(ask, make, seconds);
        if (done.perSecond > (best.get(name)?.perSecond ?? 0)) best.set(name, done);
      }
    }
    for (const [name, one] of best) measured.push({ request, name, ...one });
  }
  return measured;
}

let turn = 0;

/** One request after the other, their bodies read. */
async function burst(
  ask: Ask,
  make: (turn: number) => Request,
  seconds: number,
): Promise<Omit<HandlersMeasured, 'request' | 'name'>> {
  const begin = performance.now();
  let [count, status] = [0, 0];
  while (performance.now() - begin < seconds * 1_000) {
    const response = await ask(make(turn++));
    await response?.text();
    status = response?.status ?? 0;
    count += 1;
  }
  return { perSecond: (count * 1_000) / (performance.now() - begin), status };
}
