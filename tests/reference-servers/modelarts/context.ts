/** What the operations share: the context they run in, bodies, workspaces that may be missing. */
import { type Answer, type Call, isObject, parseBody } from '../http.ts';
import type { Rules } from '../stand-in.ts';
import { fail } from './answers.ts';
import type { State, Workspace } from './state.ts';

/** What an operation is given. */
export interface Context {
  readonly call: Call;
  readonly state: State;
  readonly rules: Rules;
  readonly id: string;
}

/** A JSON object. */
export type Fields = Record<string, unknown>;

/** The body, or the name of what is wrong with it. */
export function readBody(
  call: Call,
  rules: Rules,
  problem: (value: unknown) => string | undefined,
): Fields | string {
  const parsed = parseBody(call, rules.on('content-type'));
  const value = parsed.kind === 'json' ? parsed.value : {};
  if (!rules.on('body')) return isObject(value) ? value : {};
  if (parsed.kind === 'none' && rules.on('body-present')) return 'body-present';
  if (parsed.kind === 'bad') return parsed.why;
  return problem(value) ?? (isObject(value) ? value : {});
}

/** The workspace of this id. */
export function find(state: State, id: string): Workspace | undefined {
  return state.workspaces.find((workspace) => workspace.id === id);
}

/** 400 with the code for a workspace that is not there. */
export function missing(id: string): Answer {
  return fail(400, 'ModelArts.7005', `workspace:${id} not existed`);
}
