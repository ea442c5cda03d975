import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { field, objectsOf } from '../../src/mock/memory/entries.ts';
import type { Act, State } from './state.ts';
import { at } from './state.ts';

/** The account's mode as it was set last; until then as the spec's example shows it. */
export function showMode(state: State, _: MatchedRequest): Step<State> {
  return state.mode === undefined ? { state, reply: {} } : { state, reply: { body: state.mode } };
}

export function updateMode(state: State, ask: MatchedRequest): Step<State> {
  const mode = field(ask.body, 'mode');
  const shown = { ...(state.mode ?? state.firstMode), ...(mode === undefined ? {} : { mode }) };
  return { state: { ...state, mode: shown }, reply: { body: shown } };
}

/** Each action that was asked about, in the order in which it was asked. */
export const validate: Act = (state, ask) =>
  at(state, ask, () => {
    const actions = objectsOf(field(ask.body, 'requests')).flatMap(({ action }) =>
      action === undefined ? [] : [{ action }],
    );
    return { state, reply: { body: { results: actions } } };
  });
