import { pathValues } from '../../coverage/sent.ts';
import { type Exchange, jsonOf } from '../../exchange.ts';
import { isObject, type Json, sameJson } from '../../json.ts';
import { differentBody } from '../../laws/different.ts';
import { type Pair, pairsOf } from '../../laws/pair.ts';
import { idIn } from '../../laws/resource.ts';
import { jsonMedia } from '../../openapi/media.ts';
import { requestReader } from '../../probes/base.ts';
import type { HttpRequest } from '../../request.ts';
import { sitesOf } from '../../values/sites.ts';
import type { Ground } from '../ground.ts';
import { bodyOf, dressed, isAdministrator, urlFor, withBody } from '../incoming.ts';
import { type Forward, type Mutant, type MutantParts, mutant, type Serve } from '../mutant.ts';

/** Writes that are not stored, merge, are not idempotent, or are stored although they were refused. */
export function writeFaults(ground: Ground): Mutant[] {
  const { spec, config } = ground.suite;
  return pairsOf(spec, config).flatMap((pair) => {
    const isReplacing = pair.write.method === 'PUT' && mayBeLeft(ground, pair);
    const fault = (parts: Pick<MutantParts, 'name' | 'yardstick'>, begin: () => Serve) =>
      mutant({ ...parts, operation: pair.write.id, group: 'law', begin });
    return [
      fault({ name: 'a write is not stored' }, () => forgetful(ground, pair)),
      ...(isReplacing
        ? [fault({ name: 'PUT merges', yardstick: 'PUT merges' }, () => changing(ground, pair, merged))]
        : []),
      ...(holdsList(ground, pair)
        ? [
            fault({ name: 'only the first item of a list is stored' }, () =>
              changing(ground, pair, shortened),
            ),
            fault({ name: 'lists grow instead of being replaced' }, () => changing(ground, pair, grown)),
          ]
        : []),
      ...(holdsFree(ground, pair)
        ? [
            fault({ name: 'PUT is not idempotent', yardstick: 'PUT is not idempotent' }, () =>
              drifting(ground, pair),
            ),
            fault({ name: 'an invalid write is refused and stored' }, () =>
              secretive(ground, pair, 'invalid'),
            ),
            fault({ name: 'an unauthorized write is refused and stored' }, () =>
              secretive(ground, pair, 'unauthorized'),
            ),
          ]
        : []),
    ];
  });
}

/** A valid body that the suite sent. */
function sentBody(ground: Ground, { write }: Pair): Json | undefined {
  const sent = ground.answers.get(write.id)?.find(({ response }) => (response?.status ?? 500) < 300);
  return sent === undefined ? undefined : bodyOf(sent.request);
}

/** True where a field can be left out, and the spec does not leave open what becomes of it. */
function mayBeLeft(ground: Ground, pair: Pair): boolean {
  const body = sentBody(ground, pair);
  const pointer = jsonMedia(pair.write.body)?.schema?.at;
  if (!isObject(body) || pointer === undefined || pair.write.body?.unpromised.includes('replace'))
    return false;
  return sitesOf(requestReader(ground.suite.spec), pointer, body).some(({ path, value, schemas }) => {
    if (path !== '#' || !isObject(value)) return false;
    const required = schemas.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : []));
    const known = schemas.flatMap(({ schema }) =>
      isObject(schema.properties) ? Object.keys(schema.properties) : [],
    );
    return known.some((name) => !required.includes(name));
  });
}

function holdsFree(ground: Ground, pair: Pair): boolean {
  const body = sentBody(ground, pair);
  return body !== undefined && !sameJson(differentBody(ground.suite.spec, pair.write, body), body);
}

function holdsList(ground: Ground, pair: Pair): boolean {
  return /\[[^\]]/.test(JSON.stringify(sentBody(ground, pair) ?? null));
}

function readRequest({ suite }: Ground, { write, read }: Pair, request: HttpRequest): HttpRequest {
  const values = pathValues(write, new URL(request.url).pathname) ?? new Map<string, string>();
  const plain = {
    ...request,
    method: read.method,
    url: urlFor(read, suite.target.url, values),
    body: undefined,
  };
  return dressed(read, suite.target, plain);
}

/** After a write the read shows what was there before it. */
function forgetful(ground: Ground, pair: Pair): Serve {
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

type Change = (body: Json, stored: Json | undefined) => Json;

/** Another body is stored than the one that was sent. */
function changing(ground: Ground, pair: Pair, change: Change): Serve {
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

/** Fields that were left out stay. */
function merged(body: Json, stored: Json | undefined): Json {
  return isObject(body) && isObject(stored) ? { ...stored, ...body } : body;
}

function shortened(body: Json): Json {
  if (Array.isArray(body)) return body.slice(0, 1).map(shortened);
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, shortened(value)]));
}

/** Items that were stored stay beside the new ones; of things with an id, the lists within. */
function grown(body: Json, stored: Json | undefined): Json {
  if (Array.isArray(body) && Array.isArray(stored)) return grownList(body, stored);
  if (!isObject(body) || !isObject(stored)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, grown(value, stored[name])]));
}

function grownList(body: Json[], stored: Json[]): Json[] {
  const id = (item: Json) => idIn(item, 'name');
  const isNamed = body.every((item) => id(item) !== undefined);
  if (!isNamed) return [...body, ...stored.filter((item) => !body.some((other) => sameJson(item, other)))];
  return body.map((item) =>
    grown(
      item,
      stored.find((other) => id(other) === id(item)),
    ),
  );
}

/** The same write a second time stores something else. */
function drifting(ground: Ground, { write }: Pair): Serve {
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
function secretive(ground: Ground, pair: Pair, which: 'invalid' | 'unauthorized'): Serve {
  const { spec, target } = ground.suite;
  const valid = sentBody(ground, pair) ?? {};
  return async (request, forward) => {
    const answer = await forward(request);
    const isRefused = (answer.response?.status ?? 0) >= 400;
    if (ground.operationOf(request)?.id !== pair.write.id || !isRefused) return answer;
    const isAdmin = isAdministrator(pair.write, target, request);
    if (isAdmin !== (which === 'invalid')) return answer;
    await storeInstead(forward, dressed(pair.write, target, request), differentBody(spec, pair.write, valid));
    return answer;
  };
}

async function storeInstead(forward: Forward, request: HttpRequest, body: Json): Promise<void> {
  await forward(
    withBody({ ...request, headers: { ...request.headers, 'content-type': 'application/json' } }, body),
  );
}
