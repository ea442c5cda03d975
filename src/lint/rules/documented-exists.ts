import type { Operation } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { type Documented, documentedAt, documentedOf } from '../documented.ts';
import { fieldsOf } from '../fields.ts';
import type { LintRule } from '../rule.ts';

/** What the page says and the spec lacks is a gap in the contract. */
export const documentedExists: LintRule = {
  id: 'documented-exists',
  meaning: 'What x-documented lists stands in the spec.',
  check: (spec) =>
    spec.operations.flatMap((operation) => {
      const documented = documentedOf(spec, operation);
      if (documented === undefined) return [];
      return missing(spec, operation, documented).map((what) => ({
        at: documentedAt(operation),
        message: `${operation.id}: its page has ${what}, the spec has not. Add it, or correct x-documented.`,
      }));
    }),
};

function missing({ document }: Spec, operation: Operation, documented: Documented): string[] {
  const parameters = operation.parameters.map(({ name }) => name);
  const schemes = operation.security.flat().map(({ scheme }) => scheme);
  const fields = (media: readonly { schema: { at: string } | undefined }[]) =>
    media.flatMap(({ schema }) =>
      schema === undefined ? [] : fieldsOf(document, schema.at, false).map(({ path }) => path),
    );
  const body = fields(operation.body?.media ?? []);
  const lacking = (listed: readonly string[], there: readonly string[], what: string) =>
    listed.filter((name) => !there.includes(name)).map((name) => `${what} ${name}`);
  return [
    ...lacking(documented.parameters, parameters, 'parameter'),
    ...lacking(documented.credentials, schemes, 'security scheme'),
    ...lacking(documented.body, body, 'body field'),
    ...[...documented.responses].flatMap(([status, listed]) => {
      const response = operation.responses.find((candidate) => candidate.status === status);
      if (response === undefined) return [`status ${status}`];
      const there = [...fields(response.media), ...response.headers.map(({ name }) => name)];
      return lacking(listed, there, `${status} field`);
    }),
  ];
}
