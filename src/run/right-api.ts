import type { Suite } from '../context/suite.ts';
import { createWorld, NoResponse, type Step } from '../context/world.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { mediaTypeOf } from '../http/exchange.ts';
import type { HttpRequest } from '../http/request.ts';
import { InputError } from '../shared/input-error.ts';
import type { Operation } from '../spec/operation.ts';
import { betterBase } from './better-base.ts';

/** How many reads are asked before a server is called another one. */
const attempts = 4;

/**
 * Makes sure that the API of the spec answers at the target, before a hundred findings say so: an InputError with what
 * is there instead (a wrong base path, another server, a login page) when no plain read is routed.
 */
export async function requireRightApi(suite: Suite): Promise<void> {
  const plain = suite.spec.operations
    .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    .slice(0, attempts);
  if (plain.length === 0) return;
  const world = createWorld(suite);
  const steps: [Operation, Step][] = [];
  for (const operation of plain) {
    try {
      const step = await world.ask(operation);
      if (!isElsewhere(operation, step)) return;
      steps.push([operation, step]);
    } catch (thrown) {
      if (thrown instanceof NoResponse) return;
      throw thrown;
    }
  }
  const [first] = steps;
  if (first === undefined) return;
  const [operation, step] = first;
  const { response } = step.exchange;
  if (response === undefined) return;
  const page = pageOf(step);
  if (page !== undefined) throw new InputError(`${page} ${question(suite)}`);
  // With what the read sent: many servers ask who it is before they look where it goes
  const { headers } = step.exchange.request;
  const unrouted = await answerTo(suite, headers, '/is-anybody-there');
  if (unrouted === undefined || !isAlike(response, operation.path, unrouted, '/is-anybody-there')) return;
  const better = await betterBase(suite, unrouted.status, (base) =>
    answerTo(suite, headers, operation.path, base),
  );
  if (better !== undefined)
    throw new InputError(
      `${suite.target.name} has no ${operation.path}, ${better} has: use --target ${better}.`,
    );
  throw new InputError(
    `${suite.target.name} knows none of ${steps.map(([{ path }]) => `GET ${path}`).join(', ')}: it answers 404 as to any path. ${question(suite)}`,
  );
}

const question = ({ spec }: Suite) => `Is that the server of ${spec.api.name}, and its base path right?`;

/** True where the answer does not come from the operation: not routed, sent to another page, or a web page. */
function isElsewhere(operation: Operation, step: Step): boolean {
  const { response } = step.exchange;
  if (response === undefined) return false;
  if (response.status === 404) return true;
  return pageOf(step) !== undefined && !documents(operation, response);
}

/** True for a status or a type of content that the operation documents. */
function documents({ responses }: Operation, response: HttpResponse): boolean {
  const isPage = isHtml(response);
  return responses.some(({ status, media }) =>
    isPage ? media.some(({ type }) => /html/i.test(type)) : Number(status) === response.status,
  );
}

/** What stands there instead of an API, in words; undefined for any other answer. */
function pageOf({ exchange: { request, response } }: Step): string | undefined {
  if (response === undefined) return undefined;
  const { status } = response;
  const location = response.headers.location;
  if (status >= 300 && status < 400 && location !== undefined && isLogin(location))
    return `${new URL(request.url).pathname} is answered ${status} and leads to ${location}, which looks like a login page.`;
  if (!isHtml(response) || status >= 300) return undefined;
  const [, title = ''] = /<title[^>]*>([^<]*)/i.exec(response.body.toString()) ?? [];
  return `${new URL(request.url).pathname} is answered with a web page${title.trim() === '' ? '' : ` (${title.trim()})`}, not with the API.`;
}

const isHtml = (response: HttpResponse) => /html/i.test(mediaTypeOf(response) ?? '');

const isLogin = (location: string) => /log-?in|sign-?in|sso|oauth|saml|auth/i.test(location);

async function answerTo(
  { sender, target }: Suite,
  headers: HttpRequest['headers'],
  path: string,
  base = target.url,
): Promise<HttpResponse | undefined> {
  return (await sender.send({ method: 'GET', url: base + path, headers, body: undefined })).response;
}

/** True where two answers are the same but for the path that they repeat. */
function isAlike(one: HttpResponse, path: string, other: HttpResponse, otherPath: string): boolean {
  if (one.status !== other.status) return false;
  const bare = (text: string, own: string) =>
    text
      .replaceAll(own, '')
      .replace(/"[^"]*(time|date|id)[^"]*"\s*:\s*("[^"]*"|\d+)/gi, '')
      .replace(/[\d\s]+/g, '')
      .slice(0, 200);
  const [a, b] = [bare(one.body.toString(), path), bare(other.body.toString(), otherPath)];
  return a === b;
}
