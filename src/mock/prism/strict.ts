import type { Json } from '../../shared/json.ts';
import type { AnswerContext } from '../answer/answer-context.ts';
import type { MockResponse } from '../answer/mock-response.ts';
import type { IncomingRequest } from '../request/incoming-request.ts';

/** Prism as it is: its negotiation, its problem+json, no memory. */
export async function answerStrictly(
  { world, conduct }: AnswerContext,
  incoming: IncomingRequest,
): Promise<MockResponse> {
  const { method, path, query, headers, prefer } = incoming;
  const isJson = /json/.test(headers['content-type'] ?? '');
  const { text } = incoming;
  const body = text === '' ? undefined : isJson ? parsed(text) : text;
  const wanted = { ...prefer, dynamic: prefer.dynamic ?? conduct.dynamic ?? false };
  const given = await world.prism.answer({ method, path, query, headers, body }, wanted);
  const lower = Object.fromEntries(
    Object.entries(given.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    status: given.status,
    headers: lower,
    body: given.body,
    why: given.violations,
    operation: undefined,
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
