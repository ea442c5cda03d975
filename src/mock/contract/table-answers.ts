import Negotiator from 'negotiator';
import { documentedJson } from '../../spec/openapi/media.ts';
import { examplesOf, type Operation, type Response, responseFor } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { explained } from '../answer/explained.ts';
import type { Prism, PrismAnswer, PrismRequest, ResponseChoice } from '../prism/prism.ts';
import { isNegotiated } from '../request/negotiated.ts';
import {
  type AnswerRow,
  type AnswerTable,
  defaultSuccess,
  rowKey,
  standIns,
  unknown,
} from './answer-table.ts';

/** The answers of a table, as Prism would give them; the same object for the same choice. */
export function tableAnswers(spec: Spec, table: AnswerTable): Prism {
  const operations = new Map(spec.operations.map((one) => [`${one.method} ${one.path}`, one]));
  const known = new Map<string, PrismAnswer>();
  const give = (request: PrismRequest, { code, example = '' }: ResponseChoice): PrismAnswer => {
    const operation = operations.get(`${request.method} ${request.route ?? request.path}`);
    if (operation === undefined) throw new Error(`${request.method} ${request.path} stands in no table`);
    const accept = isNegotiated(operation) ? request.headers.accept : undefined;
    const key = `${operation.id} ${code ?? ''} ${example} ${accept ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = fromTable(spec, table, { operation, code, example, accept });
    if (known.size < mostKnown) known.set(key, answer);
    return answer;
  };
  return {
    prepare: async () => undefined,
    answer: async (request, wanted = {}) => give(request, wanted),
    give: async (request, wanted) => give(request, wanted),
  };
}

/** Callers write what they accept: what is kept has an end. */
const mostKnown = 2_000;

interface Wanted {
  readonly operation: Operation;
  readonly code: number | undefined;
  readonly example: string;
  readonly accept: string | undefined;
}

function fromTable(spec: Spec, { rows, index }: AnswerTable, wanted: Wanted): PrismAnswer {
  const { operation, code, example, accept } = wanted;
  const response = code === undefined ? lowestSuccess(operation) : responseFor(operation, code);
  const status = code === undefined ? '' : statusKey(response, code);
  const type = accept === undefined ? '' : (bestType(response, accept) ?? unknown);
  const names = [example, unknown];
  const place = names
    .map((name) => index[rowKey({ operation, status, example: name, type })])
    .find((one) => one !== undefined);
  const row = rows[place ?? -1];
  if (row === undefined) throw new Error(`${operation.id} has no row for ${status} ${example} ${type}`);
  return answerOf(spec, row, wanted, response);
}

function statusKey(response: Response | undefined, code: number): string {
  if (response === undefined) return unknown;
  return response.status === 'default' && code < 400 ? defaultSuccess : response.status;
}

function answerOf(
  spec: Spec,
  { status, headers, body, violations = [], own = false }: AnswerRow,
  { code, example, accept }: Wanted,
  response: Response | undefined,
): PrismAnswer {
  const said = (text: string) =>
    text
      .replaceAll(standIns.status, String(code ?? standIns.status))
      .replaceAll(standIns.example, example)
      .replaceAll(standIns.type, accept ?? standIns.type);
  if (own) return { status, headers, body: undefined, violations: violations.map(said), own };
  const isRange = response !== undefined && !/^\d+$/.test(response.status);
  const place = documentedJson(response)?.schema?.at;
  if (code === undefined || !isRange || code === status)
    return { status, headers, body, violations: violations.map(said), own };
  const isMadeUp =
    code >= 400 && body !== undefined && place !== undefined && examplesOf(response).length === 0;
  const worded = isMadeUp ? explained(spec, place, body, code) : body;
  return { status: code, headers, body: worded, violations, own };
}

/** The response of a success, as Prism chooses it. */
function lowestSuccess({ responses }: Operation): Response | undefined {
  const successes = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  const [lowest] = [...successes].sort((a, b) => (a.status < b.status ? -1 : 1));
  return lowest ?? responses.find(({ status }) => status === 'default') ?? responses[0];
}

/** The documented media type that a caller likes best; the caller's parameters count only where they fit. */
function bestType(response: Response | undefined, accept: string): string | undefined {
  const types = (response?.media ?? []).map(({ type }) => type);
  const best = (text: string) => new Negotiator({ headers: { accept: text } }).mediaTypes(types)[0];
  const plain = accept
    .split(',')
    .map((one) => [one.split(';')[0], ...(/;\s*q=[\d.]+/.exec(one) ?? [])].join(''))
    .join(',');
  return best(accept) ?? best(plain);
}
