import type { Middleware } from 'openapi-fetch';
import type { Operation } from '../spec/operation.ts';
import {
  type Contract,
  type ContractChoice,
  type ContractFinding,
  describeFindings,
  findOperation,
  openContract,
} from './own-contract.ts';
import { toHttpResponse } from './received.ts';

/** Thrown by a client call whose answer breaks the contract. */
export class ContractViolation extends Error {
  override readonly name = 'ContractBreach';
  readonly operation: Operation;
  readonly breaches: readonly ContractFinding[];

  constructor(operation: Operation, status: number, breaches: readonly ContractFinding[]) {
    super(describeFindings(operation, status, breaches));
    this.operation = operation;
    this.breaches = breaches;
  }
}

export interface MiddlewareOptions {
  /** Warnings count too, such as a field that the document does not name. */
  readonly strict?: boolean;
  /** What becomes of a breach; without it the call throws it. */
  readonly onBreach?: (breach: ContractViolation) => void;
}

/**
 * A middleware of openapi-fetch that checks every answer of a client against the contract of an Api:
 * `client.use(await contractMiddleware('rocketchat'))`. The response goes on as it came.
 */
export async function contractMiddleware(
  choice: string | ContractChoice | Contract,
  options: MiddlewareOptions = {},
): Promise<Middleware> {
  const contract = await openContract(choice);
  return {
    async onResponse({ request, response, schemaPath }) {
      const { operation } = findOperation([contract], `${request.method} ${schemaPath}`);
      const sent = {
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: undefined,
      };
      const breaches = contract
        .check(operation, await toHttpResponse(response), sent)
        .filter(({ severity }) => options.strict === true || severity === 'error');
      if (breaches.length === 0) return undefined;
      const breach = new ContractViolation(operation, response.status, breaches);
      if (options.onBreach === undefined) throw breach;
      options.onBreach(breach);
      return undefined;
    },
  };
}
