import { pathValues } from '../../coverage/sent.ts';
import { type Exchange, jsonOf } from '../../http/exchange.ts';
import type { HttpRequest } from '../../http/request.ts';
import { differentBody } from '../../laws/different.ts';
import { isObject, type Json } from '../../shared/json.ts';
import { idIn, type Resource } from '../../spec/resource.ts';
import { absentValue } from '../../values/absent.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { bodyOf, urlFor, withBody, withCredentials } from '../incoming.ts';
import type { Forward, Serve } from '../mutant.ts';
import { withJson } from './answer.ts';

/** The id that a request names in its path. */
function idOf({ key, path }: Resource, { url }: HttpRequest): string | undefined {
  return pathValues({ path } as Parameters<typeof pathValues>[0], new URL(url).pathname)?.get(key);
}

/** What the faithful server says to a read of something that is not there. */
function absent(
  { suite }: FaithfulRun,
  { read, key }: Resource,
  request: HttpRequest,
  forward: Forward,
): Promise<Exchange> {
  const parameter = read?.parameters.find(({ name }) => name === key);
  if (read === undefined || parameter === undefined) return forward(request);
  const values = new Map(pathValues(read, new URL(request.url).pathname) ?? []);
  values.set(key, absentValue(suite.spec.document, suite.spec.schemas, parameter));
  return forward({ ...request, url: urlFor(read, suite.target.url, values) });
}

function createdId({ key }: Resource, { response }: Exchange): string | undefined {
  if (response === undefined || response.status >= 300) return undefined;
  return idIn(jsonOf(response), key) ?? response.headers.location?.split('/').at(-1);
}

/** What was made is not there when it is read. */
export function losesCreated(ground: FaithfulRun, resource: Resource): Serve {
  const made = new Set<string>();
  return async (request, forward) => {
    const operation = ground.operationOf(request);
    const isLost = operation === resource.read && made.has(idOf(resource, request) ?? '');
    const answer = await (isLost ? absent(ground, resource, request, forward) : forward(request));
    if (operation === resource.create) made.add(createdId(resource, answer) ?? '');
    return answer;
  };
}

/** What was made is not in the list. */
export function unlisted(ground: FaithfulRun, resource: Resource): Serve {
  const made = new Set<string>();
  return async (request, forward) => {
    const answer = await forward(request);
    const operation = ground.operationOf(request);
    if (operation === resource.create) made.add(createdId(resource, answer) ?? '');
    const body = answer.response === undefined ? undefined : jsonOf(answer.response);
    if (operation !== resource.list || answer.response === undefined || body === undefined) return answer;
    const without = (value: Json): Json =>
      Array.isArray(value)
        ? value.filter((item) => !made.has(idIn(item, resource.key) ?? '-'))
        : isObject(value)
          ? Object.fromEntries(
              Object.entries(value).map(([name, part]) => [name, Array.isArray(part) ? without(part) : part]),
            )
          : value;
    return { ...answer, response: withJson(answer.response, without(body)) };
  };
}

/** Every free value is stored as another one. */
export function distorted(ground: FaithfulRun, { create }: Resource): Serve {
  return (request, forward) => {
    const body = bodyOf(request);
    if (create === undefined || ground.operationOf(request) !== create || body === undefined)
      return forward(request);
    return forward(withBody(request, differentBody(ground.suite.spec, create, body)));
  };
}

/** What was deleted is shown as it was. */
export function undeleted(ground: FaithfulRun, resource: Resource): Serve {
  const kept = new Map<string, Exchange>();
  return async (request, forward) => {
    const operation = ground.operationOf(request);
    const id = idOf(resource, request) ?? '';
    if (operation === resource.read && kept.has(id)) return { ...(kept.get(id) as Exchange), request };
    if (operation !== resource.remove || resource.read === undefined) return forward(request);
    const read = withCredentials(resource.read, ground.suite.target, {
      ...request,
      method: 'GET',
      body: undefined,
    });
    const before = await forward(read);
    const answer = await forward(request);
    if ((answer.response?.status ?? 500) < 300 && (before.response?.status ?? 500) < 300)
      kept.set(id, before);
    return answer;
  };
}

/** After a deletion nothing is there. */
export function deletesOthersToo(ground: FaithfulRun, resource: Resource): Serve {
  let isEmpty = false;
  return async (request, forward) => {
    const operation = ground.operationOf(request);
    if (isEmpty && operation === resource.read) return absent(ground, resource, request, forward);
    const answer = await forward(request);
    if (operation === resource.remove && (answer.response?.status ?? 500) < 300) isEmpty = true;
    return answer;
  };
}

/** What is put to one thing is put to all that were made. */
export function changesOthersToo(ground: FaithfulRun, resource: Resource): Serve {
  const made = new Set<string>();
  return async (request, forward) => {
    const answer = await forward(request);
    const operation = ground.operationOf(request);
    const id = createdId(resource, answer);
    if (operation === resource.create && id !== undefined) made.add(id);
    const isWritten = operation === resource.replace && (answer.response?.status ?? 500) < 300;
    const own = idOf(resource, request) ?? '';
    for (const other of isWritten ? made : []) {
      if (other !== own)
        await forward({
          ...request,
          url: request.url.replace(encodeURIComponent(own), encodeURIComponent(other)),
        });
    }
    return answer;
  };
}
