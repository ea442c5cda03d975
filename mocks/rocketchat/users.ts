import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { field, given, listOf, queryText } from '../../src/mock/memory/entries.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../../src/shared/json.ts';
import type { State } from './state.ts';

const names = ['username', 'name', 'nickname'];

/** Whoever has the term in a name, fits the conditions and is not among the exceptions. */
export function autocomplete(state: State, ask: MatchedRequest): Step<State> {
  const selector = objectIn(queryText(ask.query, 'selector') ?? '');
  if (selector === undefined) {
    const why = 'the selector is no object in JSON';
    return { state, reply: { code: 400, example: 'selector-missing', why } };
  }
  const term = String(selector.term ?? '').toLowerCase();
  const exceptions = listOf(selector.exceptions);
  const items = state.users
    .filter((user) => names.some((name) => has(user[name], term)))
    .filter(({ username }) => !exceptions.includes(username ?? ''))
    .filter((user) => fits(user, selector.conditions))
    .map((user) => given(user, ['_id', 'username', 'status', 'name', 'nickname', 'avatarETag']));
  return { state, reply: { body: { items, success: true } } };
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value as Json) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function has(value: Json | undefined, term: string): boolean {
  return typeof value === 'string' && value.toLowerCase().includes(term);
}

/** Plain values alone are compared: a query in the database's own words fits everybody. */
function fits(user: JsonObject, conditions: Json | undefined): boolean {
  if (!isObject(conditions)) return true;
  return Object.entries(conditions).every(
    ([name, wanted]) =>
      name.startsWith('$') || isObject(wanted) || sameJson(field(user, name) ?? null, wanted),
  );
}
