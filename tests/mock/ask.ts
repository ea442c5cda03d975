import path from 'node:path';
import type { MockOptions } from '../../src/mock/options.ts';
import { type Mock, startMock } from '../../src/mock/server.ts';
import type { Json } from '../../src/shared/json.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';

export const fixtures = path.join(import.meta.dirname, 'fixtures');

/** A mock on a free port of this machine. */
export async function mockOf(
  api: string,
  options: Partial<MockOptions> = {},
  folder?: string,
  variant?: string,
): Promise<Mock> {
  const spec = await loadSpec(chooseApi(api, folder), variant);
  return startMock(spec, { port: 0, host: '127.0.0.1', ...options });
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json | undefined;
}

/** Asks with a JSON body, or none. */
export async function ask(
  mock: Pick<Mock, 'url'>,
  request: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const [method = 'GET', where = '/'] = request.split(' ');
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(mock.url + where, {
    method,
    headers: { ...credentials, ...type, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: parsed(text) };
}

/** Posts a body and gives the thing that was made of it. Throws for any other status than that of a creation. */
export async function created(
  mock: Pick<Mock, 'url'>,
  where: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
  status = 201,
): Promise<Record<string, unknown>> {
  const answer = await ask(mock, `POST ${where}`, body, headers);
  if (answer.status === status) return answer.body as Record<string, unknown>;
  throw new Error(`POST ${where} answers ${answer.status}: ${answer.text}`);
}

/** What names the administrator at any of the APIs. */
export const credentials = { apikey: 'a', 'x-auth-token': 'a', 'x-user-id': 'a', 'x-key': 'a' };

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
