import { responsesTo } from '../../spec/documented-responses.ts';
import type { Media, NamedExample, Operation, SchemaAt } from '../../spec/operation.ts';
import type { Direction } from '../../spec/schemas.ts';
import type { Spec } from '../../spec/spec.ts';
import type { LintProblem, LintRule } from '../rule.ts';

/** An example that breaks its schema teaches the wrong thing, unless it shows what is refused. */
export const exampleValid: LintRule = {
  id: 'example-valid',
  meaning: 'Examples fit their schemas; only a request example that is paired with a refusal may not.',
  check: (spec) =>
    spec.operations.flatMap((operation) => {
      const refused = refusedNames(operation);
      const isFree = ({ name }: NamedExample) => !refused.includes(name);
      return [
        ...operation.parameters.flatMap(({ schema, examples }) =>
          problems(spec, schema, examples.filter(isFree), 'request'),
        ),
        ...(operation.body?.media ?? []).flatMap(({ schema, examples }) =>
          problems(spec, schema, examples.filter(isFree), 'request'),
        ),
        ...operation.responses.flatMap(({ media }) => media.flatMap((one) => answer(spec, one))),
      ];
    }),
};

/** The request examples that the spec answers with something else than a success. */
function refusedNames(operation: Operation): string[] {
  return responsesTo(operation, 'request')
    .filter(({ response }) => !response.status.startsWith('2'))
    .map(({ cause }) => cause.name);
}

function answer(spec: Spec, { schema, examples }: Media): LintProblem[] {
  return problems(spec, schema, examples, 'response');
}

function problems(
  { schemas }: Spec,
  schema: SchemaAt | undefined,
  examples: readonly NamedExample[],
  direction: Direction,
): LintProblem[] {
  if (schema === undefined) return [];
  return examples.flatMap((example) => {
    const [first] = schemas.check(schema.at, example.value, direction);
    if (first === undefined) return [];
    const message = `example "${example.name}" does not fit its schema: ${first.path} ${first.message}.`;
    return [{ at: example.at, message }];
  });
}
