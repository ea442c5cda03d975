import type { Operation, Response } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { type Documented, documentedOf } from '../documented.ts';
import { fieldsOf, isSourced } from '../fields.ts';
import type { LintProblem, LintRule } from '../rule.ts';

/** A reader can always tell a documented promise from added knowledge. */
export const sourceStated: LintRule = {
  id: 'source-stated',
  meaning: 'What a documented operation has and its page has not carries x-source, on itself or around it.',
  check: (spec) =>
    spec.operations.flatMap((operation) => {
      const documented = documentedOf(spec, operation);
      if (documented === undefined) return [];
      return [
        ...parameters(spec, operation, documented),
        ...credentials(spec, operation, documented),
        ...body(spec, operation, documented),
        ...operation.responses.flatMap((response) => answers(spec, response, documented)),
      ].map(({ at, message }) => ({
        at,
        message: `${operation.id}: ${message} is not on its page: add x-source.`,
      }));
    }),
};

function parameters({ document }: Spec, operation: Operation, documented: Documented): LintProblem[] {
  return operation.parameters
    .filter(({ name }) => !documented.parameters.includes(name))
    .filter(
      ({ at, schema }) =>
        !isSourced(document, at) && !(schema !== undefined && isSourced(document, schema.at)),
    )
    .map(({ at, name }) => ({ at, message: `parameter ${name}` }));
}

function credentials({ document }: Spec, operation: Operation, documented: Documented): LintProblem[] {
  const schemes = [...new Set(operation.security.flat().map(({ scheme }) => scheme))];
  return schemes
    .filter((scheme) => !documented.credentials.includes(scheme))
    .map((scheme) => ({ at: `#/components/securitySchemes/${scheme}`, message: `security scheme ${scheme}` }))
    .filter(({ at }) => !isSourced(document, at));
}

function body({ document }: Spec, operation: Operation, documented: Documented): LintProblem[] {
  const { body } = operation;
  if (body === undefined) return [];
  const schemas = body.media.flatMap(({ schema }) => (schema === undefined ? [] : [schema.at]));
  return schemas
    .flatMap((schema) => fieldsOf(document, schema, isSourced(document, body.at)))
    .filter(({ path, sourced }) => !sourced && !documented.body.includes(path))
    .map(({ at, path }) => ({ at, message: `field ${path} of the body` }));
}

function answers({ document }: Spec, response: Response, documented: Documented): LintProblem[] {
  const { status, at } = response;
  const known = documented.responses.get(status);
  const sourced = isSourced(document, at);
  if (known === undefined) return sourced ? [] : [{ at, message: `status ${status}` }];
  const headers = response.headers
    .filter((header) => !known.includes(header.name) && !isSourced(document, header.at))
    .map((header) => ({ at: header.at, message: `header ${header.name} of ${status}` }));
  const fields = response.media
    .flatMap(({ schema }) => (schema === undefined ? [] : fieldsOf(document, schema.at, sourced)))
    .filter((field) => !field.sourced && !known.includes(field.path))
    .map((field) => ({ at: field.at, message: `field ${field.path} of ${status}` }));
  return [...headers, ...fields];
}
