import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../shared/input-error.ts';
import type { MockResponse } from './answer/mock-response.ts';
import { answerConsole, isPageAsked } from './console/answer-console.ts';
import type { Served } from './console/served.ts';
import { writePageFile } from './console/write-page.ts';
import { accessRefusal } from './control/access.ts';
import { isControl, say } from './control/control.ts';
import { failedItself, sessionName } from './control/itself.ts';
import { answerTooLarge, exchange } from './exchange.ts';
import { corsHeaders, isPreflight } from './http/cors.ts';
import { readIncoming } from './http/incoming.ts';
import { type ResponseEffects, writeFault, writeOutgoing } from './http/outgoing.ts';
import type { Running } from './running.ts';

/** Answers one request over HTTP, whatever it is: in the API's own shape, and never with a stack. */
export async function handle(
  running: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await answerTo(running, request, response);
  } catch (thrown) {
    // Who hangs up half-way wants no answer
    if (!request.complete) return void response.destroy();
    const outgoing = failedItself(running, request, messageOf(thrown));
    if (response.headersSent || response.destroyed) response.destroy();
    else writeOutgoing(response, outgoing, wishesOf(request.headers));
  }
}

async function answerTo(running: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wishes = { ...wishesOf(request.headers), isHead: request.method === 'HEAD' };
  // Nothing is in the page but the way to ask for things
  if (isPageAsked(running, request)) return writePageFile(request, response, 'index.html', []);
  const isSteering = request.url?.includes('/__mock') === true && isControl(pathOf(request));
  const refusedAccess = isSteering ? accessOf(running, request) : undefined;
  if (refusedAccess !== undefined)
    return void writeOutgoing(response, refusedAccess, { ...wishes, cors: undefined });
  if (isPreflight(request)) {
    response.writeHead(204, wishes.cors).end();
    return;
  }
  if (isSteering) {
    const shown = await answerConsole(running, request, response, wishes.cors);
    if (shown === undefined) return;
    if (shown !== false) return void writeOutgoing(response, shown, wishes);
  }
  const at = Date.now();
  const started = performance.now();
  const incoming = await readIncoming(request);
  if (incoming === undefined) return void writeOutgoing(response, tooLarge(running, request), wishes);
  const { outgoing, fault, delay, counted } = await exchange(
    running,
    incoming,
    request.socket.remoteAddress ?? '',
  );
  if (delay > 0) await wait(delay);
  let size = 0;
  if (fault === undefined) size = writeOutgoing(response, outgoing, { ...wishes, counted });
  else await writeFault(response, outgoing, fault, wishes);
  if (isSteering) return;
  const session = sessionName(incoming.headers);
  running.traffic.add({ at, ms: performance.now() - started, session, incoming, outgoing, size, fault });
}

/** The path that is asked for, before anything else is read of the request. */
function pathOf({ url = '/' }: IncomingMessage): string {
  const [path = '/'] = url.split('?');
  return path.startsWith('/') || !URL.canParse(url) ? path : new URL(url).pathname;
}

/** Steering is for the mock's own pages and for callers on this machine. */
function accessOf({ options }: Running, { headers, socket }: IncomingMessage): MockResponse | undefined {
  const caller = { headers, remote: socket.remoteAddress, local: socket.localAddress };
  const refusal = accessRefusal(caller, options.allowOrigins ?? []);
  return refusal === undefined ? undefined : say(403, { error: refusal });
}

/** To a caller who is still sending, it is the last answer on this connection. */
function tooLarge(
  running: Running,
  { method = '', url = '', headers, complete }: IncomingMessage,
): MockResponse {
  const refused = answerTooLarge(running, { method, url, headers: headers as Record<string, string> });
  return complete ? refused : { ...refused, headers: { ...refused.headers, connection: 'close' } };
}

function wishesOf(headers: IncomingMessage['headers']): ResponseEffects {
  const accepts = headers['accept-encoding'];
  return {
    cors: corsHeaders(headers),
    isHead: false,
    accepts: accepts === undefined ? undefined : String(accepts),
  };
}
