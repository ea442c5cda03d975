import { InputError, messageOf } from '../../shared/input-error.ts';
import type { Json } from '../../shared/json.ts';
import type { MockResponse } from '../answer/mock-response.ts';
import type { IncomingRequest } from '../request/incoming-request.ts';
import { brokenPlace } from '../request/json-place.ts';
import { type Controls, type Handler, handlers } from './handlers.ts';

/** True for the paths under which a mock is steered: no API has them. */
export function isControl(path: string): boolean {
  return path === '/__mock' || path.startsWith('/__mock/');
}

/** Answers a request to `/__mock/…`. */
export function control(controls: Controls, incoming: IncomingRequest, session: string): MockResponse {
  const name = incoming.path.slice('/__mock/'.length) || 'operations';
  const asked = `${incoming.method} ${name}`;
  const handler = handlers.get(asked);
  if (handler === undefined)
    return say(404, { error: `${asked} is nothing. There are: ${[...handlers.keys()].join(', ')}.` });
  try {
    const isAll = readQuery(asked, handler, incoming.query);
    if (handler.needsMemory === true && controls.forgetful !== undefined)
      return say(409, { error: `This mock remembers nothing (${controls.forgetful}).` });
    const answer = handler.run({ controls, session, isAll, body: readBody(asked, incoming.text) });
    return answer === undefined ? { ...say(204, null), body: undefined } : say(200, answer);
  } catch (thrown) {
    return say(400, { error: messageOf(thrown) });
  }
}

/** Whether all sessions are meant. An InputError for words that nobody knows. */
function readQuery(asked: string, { takesAll }: Handler, query: IncomingRequest['query']): boolean {
  const unknown = Object.keys(query).find((word) => word !== 'all' || takesAll !== true);
  if (unknown === undefined) return Object.hasOwn(query, 'all');
  const known = takesAll === true ? 'there is ?all' : 'it takes none';
  throw new InputError(`${asked} has no parameter "${unknown}"; ${known}.`);
}

function readBody(asked: string, text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new InputError(`The body of ${asked} is not JSON: it breaks at ${brokenPlace(text)}.`);
  }
}

/** An answer of the mock itself, as JSON. */
export function say(status: number, body: Json): MockResponse {
  return { status, headers: { 'content-type': 'application/json' }, body, why: [], operation: undefined };
}
