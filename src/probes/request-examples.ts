import type { NamedExample } from '../spec/operation.ts';
import type { Context } from './context.ts';
import { mediaOf } from './encode.ts';

/** The names of the operation's request examples: of its body, and of parameters that share a name with an answer. */
export function requestExampleNames({ operation }: Context): string[] {
  const fromBody = (mediaOf(operation.body)?.examples ?? []).map((example) => example.name);
  const answers = new Set(
    operation.responses.flatMap((response) =>
      response.media.flatMap((media) => media.examples.map(({ name }) => name)),
    ),
  );
  const elicited = operation.responses.flatMap((response) => [
    response.elicit,
    ...response.media.flatMap((m) => m.examples.map((e) => e.elicit)),
  ]);
  const asked = new Set(
    elicited.flatMap((elicit) => (elicit?.request === undefined ? [] : [elicit.request])),
  );
  const fromParameters = operation.parameters
    .flatMap((parameter) => parameter.examples.map((example) => example.name))
    .filter((name) => (answers.has(name) || asked.has(name)) && name !== 'example');
  return [...new Set([...fromBody, ...fromParameters])];
}

/** A request example that keeps the schema and is no partner of a refusal. */
export function isGood(context: Context, example: NamedExample): boolean {
  const media = mediaOf(context.operation.body);
  const partners = context.operation.responses.filter((response) =>
    [...response.media.flatMap((m) => m.examples)].some(
      ({ name, elicit }) => (name === example.name && name !== 'example') || elicit?.request === example.name,
    ),
  );
  const refused = partners.length > 0 && !partners.some((response) => response.status.startsWith('2'));
  if (refused || media?.schema === undefined) return !refused;
  return context.spec.schemas.check(media.schema.at, example.value, 'request').length === 0;
}
