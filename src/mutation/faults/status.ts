import type { HttpResponse } from '../../http/exchange.ts';
import { responseFor } from '../../spec/operation.ts';
import type { Mutant } from '../mutant.ts';
import { answerMutant, type FaultInput } from './answer.ts';

/** Another status than the documented one: a 500, one that nobody documents, each other documented one. */
export function statusFaults(given: FaultInput, all: readonly FaultInput[]): Mutant[] {
  const { operation, status } = given;
  const to = (other: number) => (response: HttpResponse) => ({ ...response, status: other });
  const strangers = (status < 300 ? [200, 201, 202, 203, 206] : [404, 409, 410, 418]).filter(
    (other) => responseFor(operation, other) === undefined,
  );
  const isSuccess = status < 300;
  const faults = [
    answerMutant(given, { name: 'is a 500', yardstick: 'a 500' }, to(500)),
    ...strangers
      .slice(0, 1)
      .map((other) =>
        answerMutant(
          given,
          { name: `is an undocumented ${other}`, yardstick: isSuccess ? 'undeclared 2xx' : undefined },
          to(other),
        ),
      ),
    ...(status === 302 ? [] : [answerMutant(given, { name: 'is a redirect' }, redirect)]),
  ];
  const others = all.filter((one) => one.operation === operation && one.status !== status);
  return [...faults, ...others.map((other) => instead(given, other))];
}

function redirect(response: HttpResponse): HttpResponse {
  return {
    ...response,
    status: responseStatus,
    headers: { location: '/login' },
    body: Buffer.alloc(0),
  };
}

const responseStatus = 302;

/** The whole of another documented answer of the same operation. */
function instead(given: FaultInput, other: FaultInput): Mutant {
  return answerMutant(
    given,
    { name: `is the documented ${other.status}` },
    () => other.exchanges[0]?.response,
  );
}
