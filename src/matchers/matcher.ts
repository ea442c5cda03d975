import { InputError } from '../shared/input-error.ts';
import {
  type Contract,
  type ContractChoice,
  describeFindings,
  findOperation,
  openContract,
} from './own-contract.ts';
import { type Received, toHttpResponse } from './received.ts';

export interface MatchOptions {
  /** Which Api is meant, where the matchers are of several. */
  readonly api?: string;
  /** Warnings fail too, such as a field that the document does not name. */
  readonly strict?: boolean;
}

declare module 'vitest' {
  interface Matchers<T> {
    /** Passes when the response keeps what its operation documents for its status. Has to be awaited. */
    toMatchContract: T extends Received | Promise<Received>
      ? (operation: string, options?: MatchOptions) => Promise<void>
      : never;
  }
}

interface Outcome {
  readonly pass: boolean;
  message(): string;
}

/**
 * Matchers for `expect.extend`, of one or more Apis by name:
 * `expect.extend(await contractMatchers('rocketchat'))`.
 */
export async function contractMatchers(...choices: readonly (string | ContractChoice | Contract)[]): Promise<{
  toMatchContract(
    received: Received | Promise<Received>,
    operation: string,
    options?: MatchOptions,
  ): Promise<Outcome>;
}> {
  if (choices.length === 0) throw new InputError('contractMatchers wants the name of at least one API.');
  const contracts = await Promise.all(choices.map(openContract));
  return {
    toMatchContract: (received, operation, options = {}) => match(contracts, received, operation, options),
  };
}

async function match(
  contracts: readonly Contract[],
  received: Received | Promise<Received>,
  name: string,
  { api, strict = false }: MatchOptions,
): Promise<Outcome> {
  const chosen = contracts.filter((contract) => api === undefined || contract.api === api);
  if (chosen.length === 0)
    throw new InputError(`The matchers are not of "${api}". Name it in contractMatchers.`);
  const { contract, operation } = findOperation(chosen, name);
  const response = await toHttpResponse(await received);
  const breaches = contract
    .check(operation, response)
    .filter(({ severity }) => strict || severity === 'error');
  return {
    pass: breaches.length === 0,
    message: () =>
      breaches.length === 0
        ? `The answer ${response.status} of ${operation.method} ${operation.path} keeps its contract.`
        : describeFindings(operation, response.status, breaches),
  };
}
