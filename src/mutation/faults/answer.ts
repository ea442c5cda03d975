import { type Exchange, type HttpResponse, jsonOf, mediaTypeOf } from '../../http/exchange.ts';
import type { HttpRequest } from '../../http/request.ts';
import type { Json } from '../../shared/json.ts';
import { mediaFor } from '../../spec/openapi/media.ts';
import { type Media, type Operation, type Response, responseFor } from '../../spec/operation.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { type Mutant, type MutantParts, mutant } from '../mutant.ts';

/** One documented answer as the faithful server gives it. */
export interface FaultInput {
  readonly ground: FaithfulRun;
  readonly operation: Operation;
  readonly documented: Response;
  readonly status: number;
  /** Answers of this status, at most a dozen different ones. */
  readonly exchanges: readonly Exchange[];
}

const most = 12;

/** Every documented answer that the faithful server gave to the suite. */
export function givenAnswers(ground: FaithfulRun): FaultInput[] {
  return ground.suite.spec.operations.flatMap((operation) => {
    const all = ground.answers.get(operation.id) ?? [];
    const statuses = [...new Set(all.flatMap(({ response }) => response?.status ?? []))];
    return statuses.flatMap((status): FaultInput[] => {
      const documented = responseFor(operation, status);
      if (documented === undefined) return [];
      const own = all.filter(({ response }) => response?.status === status);
      const distinct = [...new Map(own.map((one) => [one.response?.body.toString(), one])).values()];
      return [{ ground, operation, documented, status, exchanges: distinct.slice(0, most) }];
    });
  });
}

/** A fault in one documented answer: `change` gives the other answer, or undefined where it has nothing to change. */
export function answerMutant(
  { ground, operation, status }: FaultInput,
  parts: Pick<MutantParts, 'name' | 'strict' | 'yardstick'>,
  change: (response: HttpResponse, request: HttpRequest) => HttpResponse | undefined,
): Mutant {
  const isSuccess = status < 300;
  return mutant({
    ...parts,
    name: `${status} ${parts.name}`,
    operation: operation.id,
    group: 'answer',
    near: ({ kind }) => isSuccess === /^(valid|example|boundary)$/.test(kind),
    begin: () => async (request, forward) => {
      const exchange = await forward(request);
      const { response } = exchange;
      if (response?.status !== status || ground.operationOf(request)?.id !== operation.id) return exchange;
      return { ...exchange, response: change(response, request) ?? response };
    },
  });
}

/** An answer with another JSON body. */
export function withJson(response: HttpResponse, body: Json): HttpResponse {
  const bytes = Buffer.from(JSON.stringify(body));
  return withBytes(response, bytes);
}

/** An answer with another body, counted right. */
export function withBytes(response: HttpResponse, body: Buffer): HttpResponse {
  const { 'content-length': length, ...headers } = response.headers;
  const counted = length === undefined ? headers : { ...headers, 'content-length': String(body.length) };
  return { ...response, headers: counted, body };
}

/** An answer with one header changed; undefined takes it away. */
export function withHeader(response: HttpResponse, name: string, value: string | undefined): HttpResponse {
  const { [name]: _, ...headers } = response.headers;
  return { ...response, headers: value === undefined ? headers : { ...headers, [name]: value } };
}

/** The JSON bodies that the faithful server gave, with what describes them. */
export function bodiesOf({ documented, exchanges }: FaultInput): { media: Media; value: Json }[] {
  return exchanges.flatMap(({ response }) => {
    const value = response === undefined ? undefined : jsonOf(response);
    const media = response === undefined ? undefined : mediaFor(documented.media, mediaTypeOf(response));
    return value === undefined || media === undefined ? [] : [{ media, value }];
  });
}
