import type { Elicit, NamedExample, Operation, Response } from './operation.ts';

/** What brings about one documented answer. Suite and mock read the same words, so they cannot disagree. */
export type ResponseCause =
  | { readonly kind: 'success' }
  | { readonly kind: 'request'; readonly name: string; readonly identity: 'administrator' | 'unprivileged' }
  | { readonly kind: 'invalid'; readonly where: string | undefined }
  | { readonly kind: 'credentials'; readonly how: 'none' | 'wrong' | undefined }
  | { readonly kind: 'identity'; readonly identity: 'administrator' | 'unprivileged' }
  | { readonly kind: 'missing'; readonly parameter: string | undefined }
  | { readonly kind: 'never'; readonly why: string };

/** One documented answer: a response, or one named example of it. */
export interface DocumentedResponse {
  readonly response: Response;
  readonly example: NamedExample | undefined;
  readonly cause: ResponseCause;
}

/** Every documented answer of an operation with its cause, in the order of the spec. */
export function documentedResponses(operation: Operation): DocumentedResponse[] {
  const names = requestNames(operation);
  return operation.responses.flatMap((response): DocumentedResponse[] => {
    const examples = response.media.flatMap((media) => media.examples);
    if (examples.length === 0)
      return [{ response, example: undefined, cause: causeOf(response, undefined, names) }];
    return examples.map((example) => ({ response, example, cause: causeOf(response, example, names) }));
  });
}

/** True where no success of an operation may be brought about: `GET logout`, which would end the caller's session. */
export function isNeverProvoked(operation: Operation): boolean {
  const successes = documentedResponses(operation).filter(({ response }) => response.status.startsWith('2'));
  return successes.length > 0 && successes.every(({ cause }) => cause.kind === 'never');
}

/** The answers that a kind of cause brings about. */
export function responsesTo<K extends ResponseCause['kind']>(
  operation: Operation,
  kind: K,
): (DocumentedResponse & { cause: ResponseCause & { kind: K } })[] {
  return documentedResponses(operation).filter(
    (answer): answer is DocumentedResponse & { cause: ResponseCause & { kind: K } } =>
      answer.cause.kind === kind,
  );
}

/** The answers that an identity without the permission gets. */
export function responsesToUnprivileged(operation: Operation): DocumentedResponse[] {
  return responsesTo(operation, 'identity').filter(({ cause }) => cause.identity === 'unprivileged');
}

function requestNames(operation: Operation): Set<string> {
  const body = operation.body?.media.flatMap((media) => media.examples) ?? [];
  const parameters = operation.parameters.flatMap((parameter) => parameter.examples);
  return new Set(
    [...body, ...parameters].map((example) => example.name).filter((name) => name !== 'example'),
  );
}

function causeOf(response: Response, example: NamedExample | undefined, names: Set<string>): ResponseCause {
  if (example?.elicit !== undefined) return causeOfElicit(example.elicit);
  if (example !== undefined && names.has(example.name)) {
    return { kind: 'request', name: example.name, identity: response.elicit?.identity ?? 'administrator' };
  }
  if (response.elicit !== undefined) return causeOfElicit(response.elicit);
  return causeOfStatus(response.status.toUpperCase());
}

function causeOfElicit(elicit: Elicit): ResponseCause {
  if (elicit.never !== undefined) return { kind: 'never', why: elicit.never };
  if (elicit.request !== undefined) {
    return { kind: 'request', name: elicit.request, identity: elicit.identity ?? 'administrator' };
  }
  if (elicit.identity !== undefined) return { kind: 'identity', identity: elicit.identity };
  if (elicit.missing !== undefined) return { kind: 'missing', parameter: elicit.missing };
  if (elicit.credentials !== undefined) return { kind: 'credentials', how: elicit.credentials };
  return { kind: 'invalid', where: elicit.invalid };
}

function causeOfStatus(status: string): ResponseCause {
  if (status.startsWith('2')) return { kind: 'success' };
  if (status === '400' || status === '422') return { kind: 'invalid', where: undefined };
  if (status === '401') return { kind: 'credentials', how: undefined };
  if (status === '403') return { kind: 'identity', identity: 'unprivileged' };
  if (status === '404') return { kind: 'missing', parameter: undefined };
  if (status.startsWith('5')) return { kind: 'never', why: 'a client cannot provoke it' };
  return { kind: 'never', why: 'no request is documented to bring it about' };
}
