import { type DocumentedResponse, documentedResponses } from '../spec/documented-responses.ts';
import type { Operation, Response } from '../spec/operation.ts';
import type { Promised } from './probe.ts';

/** The promise that the right answer is one of these answers. Without any: that the request is refused (4xx). */
export function promiseOf(operation: Operation, answers: readonly DocumentedResponse[]): Promised {
  const statuses = [...new Set(answers.map((answer) => answer.response.status))];
  const [first] = answers;
  return {
    statuses,
    at: first?.example?.at ?? first?.response.at ?? operation.at,
    examples: answers.flatMap((answer) => (answer.example === undefined ? [] : [answer.example])),
  };
}

/**
 * A valid request succeeds: any documented 2xx, or what `default` documents where there is none. Where no success of
 * any kind is documented, nobody says how it ends.
 */
export function promiseSuccess(operation: Operation): Promised {
  const success = operation.responses.filter((response) => response.status.startsWith('2'));
  const chosen =
    success.length > 0
      ? success
      : operation.responses.filter((response) => /^(3..|default)$/i.test(response.status));
  return {
    statuses: chosen.map((response) => response.status),
    at: chosen[0]?.at ?? operation.at,
    examples: [],
    ...(chosen.length === 0 ? { lenient: true } : {}),
  };
}

/** A request that breaks a constraint is refused with a documented 400 or 422. */
export function promiseInvalid(
  operation: Operation,
  where: 'body' | 'query' | 'header' | 'path' | 'cookie',
  isUnreadable = false,
): Promised {
  const all = documentedResponses(operation);
  // Where the words keep 400 for what cannot be read, a constraint is another status's business
  const meant = (answers: DocumentedResponse[]) => {
    const told = answers.filter(({ response }) => !(response.status === '400' && saysUnreadable(response)));
    return told.some(({ response }) => saysInvalid(response)) && where === 'body' && !isUnreadable
      ? told
      : answers;
  };
  const invalid = meant(
    all.filter(
      ({ cause }) => cause.kind === 'invalid' && (cause.where === undefined || cause.where === where),
    ),
  );
  // What `default` documents is a right refusal too. An id that is none is nobody's: who looks before it checks says so.
  const also = where === 'path' ? /^(404|4XX|default)$/i : /^(4XX|default)$/i;
  if (invalid.length > 0) return orAlso(operation, promiseOf(operation, invalid), also);
  const known = meant(all.filter(({ response }) => /^(400|422)$/.test(response.status)));
  if (known.length > 0) return orAlso(operation, { ...promiseOf(operation, known), examples: [] }, also);
  const wide = orAlso(operation, fallback(operation), also);
  // Where no refusal of any kind is documented, a parameter that makes no sense may be passed over.
  const isSilent = !operation.responses.some(({ status }) => /^(4|default)/i.test(status));
  return isSilent && where !== 'body' && where !== 'path' ? { ...wide, lenient: true } : wide;
}

function saysInvalid({ description = '' }: Response): boolean {
  return /constraint|valid|schema|violat|wrong|breaks/i.test(description);
}

function saysUnreadable(response: Response): boolean {
  const { description = '' } = response;
  if (saysInvalid(response)) return false;
  return /(cannot|could not|can't) be (read|parsed)|malformed|(not|no) (valid |well-formed )?JSON|syntax/i.test(
    description,
  );
}

/** The promise, kept also by documented answers of these statuses. */
export function orAlso(operation: Operation, promise: Promised, statuses: RegExp): Promised {
  if (promise.statuses.length === 0) return promise;
  const more = operation.responses.map(({ status }) => status).filter((status) => statuses.test(status));
  return { ...promise, statuses: [...new Set([...promise.statuses, ...more])] };
}

/** Without the right credentials the documented 401 comes. */
export function promiseCredentials(operation: Operation, how: 'none' | 'wrong'): Promised {
  const fits = documentedResponses(operation).filter(
    ({ cause }) => cause.kind === 'credentials' && (cause.how === undefined || cause.how === how),
  );
  return fits.length > 0 ? promiseOf(operation, fits) : fallback(operation);
}

/** Where nothing is documented for a refusal: what `4XX` or `default` say, else any 4xx. */
function fallback(operation: Operation): Promised {
  const wide = operation.responses.filter((response) => /^(4XX|default)$/i.test(response.status));
  return { statuses: wide.map((response) => response.status), at: wide[0]?.at ?? operation.at, examples: [] };
}

/** What is promised to a named request example: its partners, else success where it is valid. */
export function promiseExample(operation: Operation, name: string, valid: boolean): Promised {
  const partners = documentedResponses(operation).filter(
    ({ cause }) => cause.kind === 'request' && cause.name === name,
  );
  if (partners.length > 0) return promiseOf(operation, partners);
  return valid ? promiseSuccess(operation) : promiseInvalid(operation, 'body');
}

/** True where the spec says of every success that nothing should bring it about. */
export function neverSucceeds(operation: Operation): boolean {
  const success = documentedResponses(operation).filter(({ response }) => response.status.startsWith('2'));
  return success.length > 0 && success.every(({ cause }) => cause.kind === 'never');
}
