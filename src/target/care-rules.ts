import { InputError } from '../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import type { CareRules, UndoRecipe } from './care.ts';

/** The fields of `target.yaml` that say what a run may do to the target. */
export const careFields = ['disposable', 'never', 'harmless', 'undo'];

/**
 * Reads what `target.yaml` says about care. `lineOf` gives `file:line` of a field. An InputError for an operation that
 * the spec does not have, or a value that makes no sense.
 */
export function careRulesOf(
  given: JsonObject,
  operations: readonly Operation[],
  lineOf: (field: string) => string,
): CareRules {
  const ids = new Set(operations.map(({ id }) => id));
  const known = (field: string, id: Json | undefined): string => {
    if (typeof id === 'string' && ids.has(id)) return id;
    throw new InputError(
      `${lineOf(field)} names an operation ${JSON.stringify(id)} under ${field} that the spec does not have.`,
    );
  };
  const idsIn = (field: string) => {
    const list = given[field] ?? [];
    if (!Array.isArray(list))
      throw new InputError(`${lineOf(field)} has to be a list of operationIds, as in ${field}: [restart].`);
    return new Set(list.map((id) => known(field, id)));
  };
  const { disposable = false, undo = {} } = given;
  if (typeof disposable !== 'boolean')
    throw new InputError(`${lineOf('disposable')} has to be true or false.`);
  if (!isObject(undo)) throw new InputError(`${lineOf('undo')} has to be a map by operationId.`);
  const recipes = Object.entries(undo).map(([id, recipe]): [string, UndoRecipe] => {
    if (!isObject(recipe))
      throw new InputError(
        `${lineOf('undo')} has to say { operation: …, with: { path: …, body: … } } for ${id}.`,
      );
    return [known('undo', id), { operation: known('undo', recipe.operation), with: recipe.with }];
  });
  return { disposable, never: idsIn('never'), harmless: idsIn('harmless'), undo: new Map(recipes) };
}
