import { isObject, type Json } from '../../shared/json.ts';
import type { NamedExample } from '../../spec/operation.ts';
import type { LintRule } from '../rule.ts';

const placeholder = /^(string|text|value|foo|bar|lorem ipsum.*)$|\*\*\*/i;

/** Examples have values that a person recognises. */
export const exampleWords: LintRule = {
  id: 'example-words',
  meaning: 'No example says "string" or masks a value with asterisks.',
  check: ({ operations }) =>
    operations
      .flatMap(({ body, parameters, responses }) => [
        ...parameters.flatMap(({ examples }) => examples),
        ...[...(body?.media ?? []), ...responses.flatMap(({ media }) => media)].flatMap(
          ({ examples }) => examples,
        ),
      ])
      .flatMap((example) => placeholdersIn(example)),
};

function placeholdersIn({ at, name, value }: NamedExample) {
  return textsOf(value)
    .filter((text) => placeholder.test(text))
    .map((text) => ({ at, message: `example "${name}" has the placeholder "${text}": write a real value.` }));
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isObject(value) ? Object.values(value).flatMap(textsOf) : [];
}
