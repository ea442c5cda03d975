import { isObject, type Json } from '../../shared/json.ts';
import { join } from '../../shared/pointer.ts';
import type { Spec } from '../../spec/spec.ts';
import type { LintRule } from '../rule.ts';
import { nodesOf } from '../walk.ts';

const values: Record<string, readonly string[] | undefined> = {
  identity: ['unprivileged', 'administrator'],
  request: undefined,
  missing: undefined,
  credentials: ['none', 'wrong'],
  invalid: ['body', 'query', 'header', 'path'],
  never: undefined,
};

/** A word that nobody knows would be ignored in silence. */
export const elicitWords: LintRule = {
  id: 'elicit-words',
  meaning: 'x-elicit stands on a response or on one of its examples, and says what docs/specs.md knows.',
  check: (spec) => {
    const places = answerPlaces(spec);
    return nodesOf(spec.document)
      .filter(({ node }) => node['x-elicit'] !== undefined)
      .flatMap(({ at, node }) => {
        const wrong = places.has(at)
          ? problem(node['x-elicit'])
          : 'stands on neither a response nor one of its named examples';
        return wrong === undefined ? [] : [{ at: join(at, 'x-elicit'), message: `x-elicit ${wrong}.` }];
      });
  },
};

function answerPlaces({ operations }: Spec): Set<string> {
  const responses = operations.flatMap((operation) => operation.responses);
  const examples = responses.flatMap(({ media }) => media.flatMap((one) => one.examples));
  return new Set([...responses, ...examples].map(({ at }) => at));
}

function problem(elicit: Json | undefined): string | undefined {
  if (!isObject(elicit)) return 'has to be a map, such as { identity: unprivileged }';
  const words = Object.keys(elicit);
  const [unknown] = words.filter((word) => !(word in values));
  if (unknown !== undefined) return `does not know "${unknown}"; it knows ${Object.keys(values).join(', ')}`;
  const [bad] = words.filter((word) => !isValue(word, elicit[word]));
  if (bad !== undefined) return `${bad} has to be ${values[bad]?.join(' or ') ?? 'a text'}`;
  const isCombined = words.length === 2 && words.includes('identity') && words.includes('request');
  return words.length === 1 || isCombined ? undefined : 'has one word, or identity together with request';
}

function isValue(word: string, value: Json | undefined): boolean {
  if (typeof value !== 'string' || value === '') return false;
  return values[word]?.includes(value) ?? true;
}
