import type { HttpResponse } from '../http/exchange.ts';
import type { HttpRequest } from '../http/request.ts';
import { judge } from '../judge/judge.ts';
import type { JudgedFinding } from '../judge/judged-finding.ts';
import { rules, type Severity } from '../judge/rules.ts';
import type { Probe } from '../probes/probe.ts';
import { InputError } from '../shared/input-error.ts';
import { chooseApi, specsFolder } from '../spec/apis.ts';
import type { Operation } from '../spec/operation.ts';
import { loadSpec, type Spec } from '../spec/spec.ts';

/** One broken promise of a response that a test received. */
export interface ContractFinding extends Omit<JudgedFinding, 'at'> {
  readonly severity: Severity;
  /** Where the promise stands: `file:line`. */
  readonly spec: string;
}

/** The contract of one Api, compiled, for tests that people write themselves. */
export interface Contract {
  readonly api: string;
  /** The operation of an operationId, or of `PUT /path/{id}`. Undefined where the spec has none. */
  find(operation: string): Operation | undefined;
  /** How an operation may be called. */
  readonly operations: readonly string[];
  /** In what a response breaks what its operation documents for its status. */
  check(operation: Operation, response: HttpResponse, request?: HttpRequest): ContractFinding[];
}

export interface ContractChoice {
  readonly api: string;
  readonly variant?: string;
  /** Where the specs stand; default `specs/` of the current directory. */
  readonly specs?: string;
  /** The same as `specs`, by its former name. */
  readonly folder?: string;
}

/** Loads the contract of an Api by its name. An InputError when there is no such Api or its spec is invalid. */
export async function openContract(choice: string | ContractChoice | Contract): Promise<Contract> {
  if (typeof choice !== 'string' && 'check' in choice) return choice;
  const { api, variant, folder, specs = folder } = typeof choice === 'string' ? { api: choice } : choice;
  return contractOf(await loadSpec(chooseApi(api, specs ?? specsFolder), variant));
}

/** The contract that a loaded spec states. */
export function contractOf(spec: Spec): Contract {
  return {
    api: spec.api.name,
    operations: spec.operations.map(({ id }) => id),
    find: (name) => spec.operations.find((one) => one.id === name || `${one.method} ${one.path}` === name),
    check: (operation, response, request) =>
      judge(spec, asked(operation), {
        request: request ?? { method: operation.method, url: operation.path, headers: {}, body: undefined },
        response,
        failure: undefined,
        milliseconds: 0,
      }).map(({ at, ...verdict }) => ({
        ...verdict,
        severity: rules[verdict.rule].severity,
        spec: spec.locate(at),
      })),
  };
}

/** The operation of that name in one of the contracts. An InputError where none or several have it. */
export function findOperation(
  contracts: readonly Contract[],
  name: string,
): { readonly contract: Contract; readonly operation: Operation } {
  const found = contracts.flatMap((contract) => {
    const operation = contract.find(name);
    return operation === undefined ? [] : [{ contract, operation }];
  });
  const [only, other] = found;
  if (only !== undefined && other === undefined) return only;
  const apis = contracts.map(({ api }) => api).join(' and ');
  if (other !== undefined)
    throw new InputError(`${apis} both have "${name}". Say which: { api: "${only?.contract.api}" }.`);
  const known = contracts.flatMap(({ operations }) => operations).join(', ');
  throw new InputError(
    `${apis} has no operation "${name}". Write an operationId or "PUT /path". There are: ${known}.`,
  );
}

/** A probe that any documented answer is right for: what was asked is the test's own affair. */
function asked(operation: Operation): Probe {
  return {
    id: operation.id,
    api: operation.api,
    operation,
    kind: 'response',
    title: operation.id,
    draft: undefined,
    promise: { statuses: operation.responses.map(({ status }) => status), at: operation.at, examples: [] },
    pending: undefined,
    guesses: [],
  };
}

/** The breaches as a person reads them: one rule a paragraph, with the place in the spec. */
export function describeFindings(
  operation: Operation,
  status: number,
  breaches: readonly ContractFinding[],
): string {
  const list = breaches.map(
    ({ rule, expected, actual, spec }) =>
      `  ${rule}\n    expected  ${expected}\n    actual    ${actual}\n    promised  ${spec}`,
  );
  const call = `${operation.method} ${operation.path}`;
  return [`The answer ${status} of ${call} breaks its contract:`, ...list].join('\n\n');
}
