import type { Json, JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import type { LintRule } from '../rule.ts';
import { nodesOf } from '../walk.ts';

const kinds = ['null', 'number', 'integer', 'boolean', 'string', 'array', 'object'];

/** A word about a constraint that does not stand there waives nothing, and its writer believes it does. */
export const unpromisedWords: LintRule = {
  id: 'unpromised-words',
  meaning: 'Every word of x-unpromised is a keyword of that same object.',
  check: ({ document }) =>
    nodesOf(document)
      .filter(({ node }) => node['x-unpromised'] !== undefined)
      .flatMap(({ at, node }) =>
        problems(node, at).map((message) => ({
          at: join(at, 'x-unpromised'),
          message: `x-unpromised ${message}`,
        })),
      ),
};

function problems(node: JsonObject, at: Pointer): string[] {
  const listed = node['x-unpromised'];
  if (!Array.isArray(listed) || listed.length === 0)
    return ['has to be a list of keywords, and not an empty one.'];
  const isRequestPart = node.content !== undefined || (node.in !== undefined && node.name !== undefined);
  return listed.flatMap((word) => {
    if (isRequestPart) return isWaivable(node, at, word) ? [] : [waivesNothing(word)];
    return isThere(node, word) ? [] : [waivesNothing(word)];
  });
}

/** Of a parameter or body that it is required; of a PUT's body also that it replaces what was there. */
function isWaivable(node: JsonObject, at: Pointer, word: Json): boolean {
  if (word === 'required') return node.required === true;
  return word === 'replace' && node.content !== undefined && /\/(put|components)\//.test(at);
}

function isThere(schema: JsonObject, word: Json): boolean {
  if (typeof word !== 'string') return false;
  if (!word.startsWith('type:')) return Object.hasOwn(schema, word);
  return Object.hasOwn(schema, 'type') && kinds.includes(word.slice('type:'.length));
}

function waivesNothing(word: Json): string {
  return `lists ${JSON.stringify(word)}, which is no constraint of the object it stands on.`;
}
