import type { Pair } from '../../context/pair.ts';
import { pathValues } from '../../coverage/sent.ts';
import { type Exchange, jsonOf } from '../../http/exchange.ts';
import type { HttpRequest } from '../../http/request.ts';
import { differentBody } from '../../laws/different.ts';
import { type Json, sameJson } from '../../shared/json.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { bodyOf, isAdministrator, urlFor, withBody, withCredentials } from '../incoming.ts';
import type { Forward, Serve } from '../mutant.ts';
import type { Change } from './changes.ts';

/** A valid body that the suite sent. */
export function sentBody(ground: FaithfulRun, { write }: Pair): Json | undefined {
  const sent = ground.answers.get(write.id)?.find(({ response }) => (response?.status ?? 500) < 300);
  return sent === undefined ? undefined : bodyOf(sent.request);
}

/** After a write the read shows what was there before it. */
export function forgetsWrites(ground: FaithfulRun, pair: Pair): Serve {
  const before = new Map<string, Exchange>();
  return async (request, forward) => {
    const operation = ground.operationOf(request);
    if (operation?.id === pair.write.id) {
      const read = readRequest(ground, pair, request);
      const shown = before.get(read.url) ?? (await forward(read));
      const answer = await forward(request);
      if ((answer.response?.status ?? 500) < 300) before.set(read.url, shown);
      return answer;
    }
    if (request.method === 'DELETE') before.clear();
    const url = request.url.split('?')[0] ?? '';
    const isRead = operation?.id === pair.read.id && isAdministrator(pair.read, ground.suite.target, request);
    const frozen = isRead ? before.get(url) : undefined;
    return frozen === undefined ? forward(request) : { ...frozen, request };
  };
}

/** Another body is stored than the one that was sent. */
export function changing(ground: FaithfulRun, pair: Pair, change: Change): Serve {
  return async (request, forward) => {
    const body = bodyOf(request);
    if (ground.operationOf(request)?.id !== pair.write.id || body === undefined) return forward(request);
    const values = Object.fromEntries(pathValues(pair.write, new URL(request.url).pathname) ?? []);
    const read = await forward(readRequest(ground, pair, request));
    const stored = read.response === undefined ? undefined : pair.written(jsonOf(read.response), values);
    const answer = await forward(request);
    const other = change(body, stored);
    const isStored = (answer.response?.status ?? 500) < 300 && !sameJson(other, body);
    if (isStored) await forward(withBody(request, other));
    return answer;
  };
}

/** The same write a second time stores something else. */
export function drifting(ground: FaithfulRun, { write }: Pair): Serve {
  const last = new Map<string, string>();
  return async (request, forward) => {
    const body = bodyOf(request);
    if (ground.operationOf(request)?.id !== write.id || body === undefined) return forward(request);
    const isAgain = last.get(request.url) === request.body;
    last.set(request.url, request.body ?? '');
    const answer = await forward(request);
    if (isAgain && (answer.response?.status ?? 500) < 300)
      await forward(withBody(request, differentBody(ground.suite.spec, write, body)));
    return answer;
  };
}

/** A refusal behind which a valid, different body is stored. */
export function writesWhatItRefuses(
  ground: FaithfulRun,
  pair: Pair,
  which: 'invalid' | 'unauthorized',
): Serve {
  const { spec, target } = ground.suite;
  const valid = sentBody(ground, pair) ?? {};
  return async (request, forward) => {
    const answer = await forward(request);
    const isRefused = (answer.response?.status ?? 0) >= 400;
    if (ground.operationOf(request)?.id !== pair.write.id || !isRefused) return answer;
    const isAdmin = isAdministrator(pair.write, target, request);
    if (isAdmin !== (which === 'invalid')) return answer;
    await storeInstead(
      forward,
      withCredentials(pair.write, target, request),
      differentBody(spec, pair.write, valid),
    );
    return answer;
  };
}

async function storeInstead(forward: Forward, request: HttpRequest, body: Json): Promise<void> {
  await forward(
    withBody({ ...request, headers: { ...request.headers, 'content-type': 'application/json' } }, body),
  );
}

function readRequest({ suite }: FaithfulRun, { write, read }: Pair, request: HttpRequest): HttpRequest {
  const values = pathValues(write, new URL(request.url).pathname) ?? new Map<string, string>();
  const plain = {
    ...request,
    method: read.method,
    url: urlFor(read, suite.target.url, values),
    body: undefined,
  };
  return withCredentials(read, suite.target, plain);
}
