import { join, type Pointer } from '../../shared/pointer.ts';
import type { Elicit, Operation } from '../../spec/operation.ts';
import type { LintProblem, LintRule } from '../rule.ts';

/** An answer that nothing can bring about is promised to nobody. */
export const elicitNames: LintRule = {
  id: 'elicit-names',
  meaning: 'What x-elicit names exists: the request example, the path parameter, the part of the request.',
  check: ({ operations }) => operations.flatMap(problemsOf),
};

function problemsOf(operation: Operation): LintProblem[] {
  const places = operation.responses.flatMap((response): { at: Pointer; elicit: Elicit | undefined }[] => [
    response,
    ...response.media.flatMap(({ examples }) => examples),
  ]);
  return places.flatMap(({ at, elicit }) => {
    const lack = elicit === undefined ? undefined : lacking(operation, elicit);
    return lack === undefined
      ? []
      : [{ at: join(at, 'x-elicit'), message: `${operation.id} has no ${lack}.` }];
  });
}

function lacking(operation: Operation, { request, missing, invalid }: Elicit): string | undefined {
  const { body, parameters } = operation;
  if (request !== undefined && !requestNames(operation).includes(request)) {
    return `request example "${request}", which x-elicit names`;
  }
  if (
    missing !== undefined &&
    !parameters.some(({ in: place, name }) => place === 'path' && name === missing)
  ) {
    return `path parameter "${missing}", which x-elicit names`;
  }
  const isThere =
    invalid === 'body' ? body !== undefined : parameters.some(({ in: place }) => place === invalid);
  return invalid === undefined || isThere ? undefined : `${invalid} that could be invalid, as x-elicit says`;
}

function requestNames({ body, parameters }: Operation): string[] {
  const media = body?.media ?? [];
  return [...media, ...parameters].flatMap(({ examples }) => examples.map(({ name }) => name));
}
