import { examplesOf, type Operation, type Response, responseFor } from '../../spec/operation.ts';
import type { Prism, PrismAnswer, ResponseChoice } from '../prism/prism.ts';
import type { ParsedRequest } from '../request/parsed-request.ts';

/**
 * The documented answer that `Prefer` names. An example alone is looked for under every status. Where nothing of that
 * name is documented the answer says so: to a status it is the API's own error, to an example the status alone counts.
 */
export async function giveForced(
  prism: Prism,
  { asked: { operation }, request }: ParsedRequest,
  { example, ...wanted }: ResponseChoice,
): Promise<PrismAnswer> {
  const { code } = wanted;
  if (code !== undefined && responseFor(operation, code) === undefined) {
    const why = unknown(operation, `code ${code}`, statuses(operation));
    return { ...(await prism.give(request, wanted)), violations: [why] };
  }
  if (example === undefined) return prism.give(request, wanted);
  const responses = code === undefined ? successesFirst(operation) : documentedAt(operation, code);
  const found = responses.find((response) => namesIn([response]).includes(example));
  if (found !== undefined) {
    // An example without a name is called so by us alone
    const named = example === 'example' ? {} : { example };
    return prism.give(request, { ...wanted, ...named, code: code ?? codeOf(found) });
  }
  const given = await prism.give(request, wanted);
  const under = code === undefined ? '' : ` under ${code}`;
  const why = unknown(operation, `example "${example}"`, namesIn(responses), under);
  return { ...given, violations: [why, ...given.violations] };
}

function unknown({ method, path }: Operation, what: string, known: readonly string[], under = ''): string {
  const there = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
  return `Prefer asks for ${what}, which ${method} ${path} does not document${under}; ${there}.`;
}

function statuses({ responses }: Operation): string[] {
  return responses.map(({ status }) => status);
}

function namesIn(responses: readonly Response[]): string[] {
  return [...new Set(responses.flatMap(examplesOf).map(({ name }) => name))];
}

function documentedAt(operation: Operation, code: number): Response[] {
  return [responseFor(operation, code) ?? []].flat();
}

function successesFirst({ responses }: Operation): Response[] {
  const isSuccess = ({ status }: Response) => status.startsWith('2');
  return [...responses.filter(isSuccess), ...responses.filter((response) => !isSuccess(response))];
}

/** A status that a response covers: `4XX` is 400, and `default` an error. */
function codeOf({ status }: Response): number {
  return status === 'default' ? 500 : Number(status.replace(/X/gi, '0'));
}
