import type { JsonObject } from '../../shared/json.ts';
import { examplesOf, type Operation, type Parameter } from '../../spec/operation.ts';
import { once } from '../once.ts';
import { credentialText } from '../request/credentials.ts';

/** What a mock answers, as JSON: how each operation is asked, and which answers `Prefer` can ask for. */
export const operationsShown = once((operations: readonly Operation[]): JsonObject[] =>
  operations.map((operation) => ({
    method: operation.method,
    path: operation.path,
    operation: operation.id,
    required: {
      path: names(operation, 'path'),
      query: names(operation, 'query'),
      headers: names(operation, 'header'),
      cookies: names(operation, 'cookie'),
      body: operation.body?.required ?? false,
      credentials: operation.security.map((set) => set.map(credentialText)),
    },
    answers: Object.fromEntries(
      operation.responses.map((response) => [
        response.status,
        [...new Set(examplesOf(response).map(({ name }) => name))],
      ]),
    ),
  })),
);

function names({ parameters }: Operation, where: Parameter['in']): string[] {
  return parameters.filter((one) => one.in === where && one.required).map(({ name }) => name);
}
