/** The few ways in which a fault can differ from the faithful server. */
import { type Answer, type Call, isObject } from './http.ts';
import type { Fault } from './stand-in.ts';

/** Says which answers a fault touches. */
export type When = (answer: Answer, call: Call) => boolean;

/** Any JSON object of an answer. */
export type Fields = Record<string, unknown>;

/** Status below 300. */
export const isSuccess: When = (answer) => answer.status < 300;
/** Status 400 and above. */
export const isRefusal: When = (answer) => answer.status >= 400;
/** Exactly this status. */
export const hasStatus =
  (status: number): When =>
  (answer) =>
    answer.status === status;

/** True for the methods that may change something. */
export function isWrite(call: Call): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(call.method);
}

/** Checks that are not made. */
export function unchecked(says: string, ...off: string[]): Fault<unknown> {
  return { says, off };
}

/** A bound or pattern that differs. */
export function different(says: string, set: Record<string, unknown>): Fault<unknown> {
  return { says, set };
}

/** Some answers are replaced. */
export function replace(
  says: string,
  when: When,
  change: (answer: Answer, call: Call) => Answer,
): Fault<unknown> {
  const around: Fault<unknown>['around'] = (call, next) => {
    const answer = next();
    return when(answer, call) ? change(answer, call) : answer;
  };
  return { says, around };
}

/** The JSON object in some answers is changed. */
export function edit(
  says: string,
  when: When,
  change: (body: Fields, call: Call) => unknown,
): Fault<unknown> {
  return replace(says, when, (answer, call) =>
    isObject(answer.body) ? { ...answer, body: change({ ...answer.body }, call) } : answer,
  );
}

/** Some answers have another status. */
export function restatus(says: string, when: When, status: number): Fault<unknown> {
  return replace(says, when, (answer) => ({ ...answer, status }));
}

/** Some calls are answered as usual, but leave no trace. */
export function forget(says: string, which: (call: Call) => boolean): Fault<unknown> {
  const around: Fault<unknown>['around'] = (call, next, box) => {
    const before = structuredClone(box.state);
    const answer = next();
    if (which(call) && isSuccess(answer, call)) box.state = before;
    return answer;
  };
  return { says, around };
}

/** Refused writes are carried out behind the refusal, as if `off` were not checked. */
export function secretly(says: string, ...off: string[]): Fault<unknown> {
  const around: Fault<unknown>['around'] = (call, next) => {
    const answer = next();
    if (isWrite(call) && isRefusal(answer, call)) next(...off);
    return answer;
  };
  return { says, around };
}

/**
 * Writes refused for their body alone are answered as they would be if it were not checked,
 * or as `change` says. Nothing is stored.
 */
export function pretend(
  says: string,
  which: When,
  change: (refusal: Answer, success: Answer) => Answer = (_, success) => success,
): Fault<unknown> {
  const around: Fault<unknown>['around'] = (call, next, box) => {
    const answer = next();
    if (!isWrite(call) || !which(answer, call)) return answer;
    const before = structuredClone(box.state);
    const accepted = next('body');
    box.state = before;
    return isSuccess(accepted, call) ? change(answer, accepted) : answer;
  };
  return { says, around };
}

/** A copy without one field. */
export function without(body: Fields, field: string): Fields {
  const { [field]: _, ...rest } = body;
  return rest;
}

/** A copy with one field under another name. */
export function renamed(body: Fields, from: string, to: string): Fields {
  return from in body ? { ...without(body, from), [to]: body[from] } : body;
}

/** The memory is changed after some answers; `before` is a copy of what it was before the call. */
export function afterwards<State>(
  says: string,
  when: When,
  change: (state: State, before: State, call: Call) => void,
): Fault<State> {
  const around: Fault<State>['around'] = (call, next, box) => {
    const before = structuredClone(box.state);
    const answer = next();
    if (when(answer, call)) change(box.state, before, call);
    return answer;
  };
  return { says, around };
}
