import { randomUUID } from 'node:crypto';
import type { RequestDraft } from '../http/request.ts';
import { isConditional, isIdempotencyKey, isPrecondition } from '../spec/header-kinds.ts';
import { type Parameter, readOf } from '../spec/operation.ts';
import { isValid } from '../values/absent.ts';
import { sendThrough } from './in-session.ts';
import type { Suite } from './suite.ts';

/**
 * The draft as it has to be now: an idempotency key is new with each request, and `If-Match` names what is there.
 * A value that its schema refuses is left alone: it is what the probe is about.
 */
export async function prepared(suite: Suite, draft: RequestDraft): Promise<RequestDraft> {
  let { headers } = draft;
  for (const parameter of draft.operation.parameters) {
    const value = headers[parameter.name];
    // Our own mock keeps no keys: the same run is the same bytes.
    if (suite.target.known.examplesExist && !isPrecondition(parameter)) continue;
    if (parameter.in !== 'header' || value === undefined || !admits(suite, parameter, value)) continue;
    const fresh = await freshValue(suite, draft, parameter, value);
    if (fresh !== undefined) headers = { ...headers, [parameter.name]: fresh };
  }
  return headers === draft.headers ? draft : { ...draft, headers };
}

function admits({ spec }: Suite, parameter: Parameter, value: string): boolean {
  return parameter.schema === undefined || isValid(spec.schemas, parameter, value);
}

async function freshValue(
  suite: Suite,
  draft: RequestDraft,
  parameter: Parameter,
  value: string,
): Promise<string | undefined> {
  if (isIdempotencyKey(parameter)) return freshKey(suite, parameter, value.length);
  return /^if-match$/i.test(parameter.name) ? etagOf(suite, draft) : undefined;
}

/** A new key of about that length, where the schema admits one. */
export function freshKey(suite: Suite, parameter: Parameter, length: number): string | undefined {
  const uuid = randomUUID();
  const hex = `${randomUUID()}${randomUUID()}`.replaceAll('-', '').repeat(Math.ceil(length / 64));
  return [hex.slice(0, length), uuid, hex].find((key) => admits(suite, parameter, key));
}

/** The tag that a GET of the same path gives now; any state is right where it gives none. */
async function etagOf(suite: Suite, draft: RequestDraft): Promise<string | undefined> {
  const read = readOf(suite.spec.operations, draft.operation);
  if (read === undefined) return undefined;
  const isShared = (name: string) =>
    read.parameters.some((one) => one.in === 'header' && one.name === name && !isConditional(one));
  const asked: RequestDraft = {
    ...draft,
    operation: read,
    identity: 'administrator',
    headers: Object.fromEntries(Object.entries(draft.headers).filter(([name]) => isShared(name))),
    query: [],
    body: undefined,
    omit: [],
    wrong: [],
  };
  const { response } = await sendThrough(suite, asked);
  return response === undefined || response.status >= 300 ? undefined : (response.headers.etag ?? '*');
}
