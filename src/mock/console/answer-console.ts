import type { IncomingMessage, ServerResponse } from 'node:http';
import { InputError, messageOf } from '../../shared/input-error.ts';
import type { Json } from '../../shared/json.ts';
import { at } from '../../shared/pointer.ts';
import type { MockResponse } from '../answer/mock-response.ts';
import { say } from '../control/control.ts';
import { streamEvents } from './events.ts';
import { exchangeShown } from './exchange-shown.ts';
import { operationShown } from './operation-shown.ts';
import { outlineOf } from './outline.ts';
import type { Served } from './served.ts';
import { wantsPage, writePageFile } from './write-page.ts';

/** What a console asks for as data, by path; `query` holds what the path is asked with. */
const questions: Readonly<Record<string, (served: Served, query: URLSearchParams) => Json>> = {
  '/__mock/console/mocks': ({ world: { spec } }) => [{ ...nameOf(spec), url: '' }],
  '/__mock/outline': ({ controls }) => outlineOf(controls),
  '/__mock/operation': operationAsked,
  '/__mock/document': documentAsked,
  '/__mock/exchange': exchangeAsked,
};

/** True where a browser opens the mock's own address: no script, and no operation of the API. */
export function isPageAsked({ world }: Served, request: IncomingMessage): boolean {
  const { url } = request;
  if (url !== '/' && url !== '/__mock' && url !== '/__mock/') return false;
  return wantsPage(request) && (url !== '/' || world.route('GET', '/').found !== 'operation');
}

/**
 * Answers what only a console asks: the parts of its page, the live log, the document, an exchange in full. Undefined
 * where that was done, or the answer that is to be written; `false` where the request is for somebody else.
 */
export async function answerConsole(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
  cors: Readonly<Record<string, string>> | undefined,
): Promise<MockResponse | undefined | false> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const question = Object.hasOwn(questions, pathname) ? questions[pathname] : undefined;
  const isFile = /^\/__mock\/console\/(app\.js|style\.css)$/.test(pathname);
  const isStream = pathname === '/__mock/events';
  if (request.method !== 'GET' || (question === undefined && !isFile && !isStream)) return false;
  if (question !== undefined) return answerTo(question, served, searchParams);
  if (isFile) {
    await writePageFile(request, response, pathname.slice('/__mock/console/'.length), []);
    return undefined;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...cors });
  const last = Number(request.headers['last-event-id'] ?? searchParams.get('after') ?? -1);
  const { traffic, controls } = served;
  streamEvents({ traffic, world: controls.world }, response, Number.isNaN(last) ? -1 : last);
  return undefined;
}

function answerTo(
  question: (served: Served, query: URLSearchParams) => Json,
  served: Served,
  query: URLSearchParams,
): MockResponse {
  try {
    return say(200, question(served, query));
  } catch (thrown) {
    return say(400, { error: messageOf(thrown) });
  }
}

function nameOf({ api, variant }: Served['world']['spec']): { api: string; variant: string | null } {
  return { api: api.name, variant: variant ?? null };
}

function operationAsked({ world: { spec } }: Served, query: URLSearchParams): Json {
  const id = query.get('id');
  const operation = spec.operations.find((one) => one.id === id);
  if (operation !== undefined) return operationShown(spec, operation);
  throw new InputError(`No operation is called ${JSON.stringify(id ?? '')}; GET /__mock names them all.`);
}

/** The whole document, or what stands at a pointer with its line. */
function documentAsked({ world: { spec } }: Served, query: URLSearchParams): Json {
  const pointer = query.get('at');
  if (pointer === null) return spec.document;
  const value = at(spec.document, pointer);
  if (value === undefined) throw new InputError(`Nothing stands at ${pointer} in the document.`);
  return { value, line: spec.locate(pointer) };
}

function exchangeAsked({ world, traffic }: Served, query: URLSearchParams): Json {
  const kept = traffic.find(Number(query.get('id')));
  if (kept === undefined) throw new InputError('That request is not kept any more: only the last 500 are.');
  return exchangeShown(world, kept);
}
