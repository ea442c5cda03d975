import { pathValues } from '../../coverage/sent.ts';
import { type HttpResponse, jsonOf } from '../../http/exchange.ts';
import type { HttpRequest } from '../../http/request.ts';
import { sharesBranch } from '../../judge/branch.ts';
import { isObject, type Json } from '../../shared/json.ts';
import type { Mutant } from '../mutant.ts';
import { answerMutant, bodiesOf, type FaultInput, withHeader, withJson } from './answer.ts';

/** Documented headers dropped or wrong, and a `Location` that leads nowhere. */
export function headerFaults(given: FaultInput): Mutant[] {
  const { documented, exchanges, status } = given;
  const has = (name: string) =>
    exchanges.some(({ response }) => response?.headers[name.toLowerCase()] !== undefined);
  const required = documented.headers.filter(({ name, required }) => required && has(name));
  const location = status < 300 && has('location');
  return [
    ...required.map(({ name }) =>
      answerMutant(given, { name: `lacks the header ${name}` }, (response) =>
        withHeader(response, name.toLowerCase(), undefined),
      ),
    ),
    ...(location
      ? [
          answerMutant(
            given,
            { name: 'has a Location that points nowhere', yardstick: 'Location points nowhere' },
            astray,
          ),
        ]
      : []),
  ];
}

function astray(response: HttpResponse): HttpResponse | undefined {
  const { location } = response.headers;
  return location === undefined
    ? undefined
    : withHeader(
        response,
        'location',
        location.replace(/[^/]+$/, (last) => nowhere(last)),
      );
}

/** A name of the same shape that nothing bears. */
function nowhere(name: string): string {
  return name.replace(/\d+$|[0-9a-f]+$/i, (last) =>
    /^\d+$/.test(last) ? `${last}99999` : 'f'.repeat(last.length),
  );
}

/** Of several documented bodies of one status another one than the promised: a wrong code, a wrong message. */
export function exampleFaults(given: FaultInput): Mutant[] {
  const { spec } = given.ground.suite;
  return given.documented.media.flatMap((media) =>
    media.examples.flatMap((promised) =>
      media.examples
        .filter((other) => other !== promised && !sharesBranch(spec, media, promised.value, other.value))
        .filter(() => branches(given).some((body) => sharesBranch(spec, media, promised.value, body)))
        .map((other) =>
          answerMutant(given, { name: `is ${other.name} instead of ${promised.name}` }, (response) => {
            const body = jsonOf(response);
            const isIt = body !== undefined && sharesBranch(spec, media, promised.value, body);
            return isIt ? withJson(response, other.value) : undefined;
          }),
        ),
    ),
  );
}

function branches(given: FaultInput): Json[] {
  return bodiesOf(given).map(({ value }) => value);
}

/** An answer that names another thing than the path does. */
export function identityFaults(given: FaultInput): Mutant[] {
  const { operation, status, exchanges } = given;
  if (status >= 300) return [];
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const values = (request: HttpRequest) => pathValues(operation, new URL(request.url).pathname);
  return names.flatMap((name) => {
    const isShown = exchanges.some(({ request, response }) => {
      const body = response === undefined ? undefined : jsonOf(response);
      const value = values(request)?.get(name);
      return body !== undefined && value !== undefined && replaced(body, value) !== undefined;
    });
    if (!isShown) return [];
    return [
      answerMutant(given, { name: `names another ${name}` }, (response, request) => {
        const body = jsonOf(response);
        const value = values(request)?.get(name);
        const other = body === undefined || value === undefined ? undefined : replaced(body, value);
        return other === undefined ? undefined : withJson(response, other);
      }),
    ];
  });
}

/** A body in which a top-level id is another one; undefined where it shows none. */
function replaced(body: Json, value: string): Json | undefined {
  if (!isObject(body)) return undefined;
  const field = Object.keys(body).find((name) => body[name] === value && /id$/i.test(name));
  return field === undefined ? undefined : { ...body, [field]: nowhere(value) };
}
