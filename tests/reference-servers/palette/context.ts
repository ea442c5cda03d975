/** What the operations share: the context they run in, bodies, workspaces that are there. */
import { type Answer, type Call, isObject, parseBody } from '../http.ts';
import type { Rules } from '../stand-in.ts';
import { done, invalid, notFound } from './answers.ts';
import type { Field } from './fields.ts';
import type { State, Workspace } from './state.ts';

/** What an operation is given; `ids` are the path parameters in their order. */
export interface Context {
  readonly call: Call;
  readonly state: State;
  readonly rules: Rules;
  readonly ids: readonly string[];
}

/** A JSON object. */
export type Fields = Record<string, unknown>;

/** Answers one kind of request. */
export type Operation = (context: Context) => Answer;

/** An operation on a workspace that is there. */
export function onWorkspace(run: (context: Context, workspace: Workspace) => Answer): Operation {
  return (context) => {
    const workspace = context.state.workspaces.find(({ uid }) => uid === context.ids[0]);
    return workspace ? run(context, workspace) : notFound('workspace');
  };
}

/** A PUT on a workspace: 204, and without a body nothing changes. */
export function writing(
  field: Field,
  write: (body: Fields, workspace: Workspace, context: Context) => void,
): Operation {
  return onWorkspace((context, workspace) => {
    const { refused, value } = readBody(context, field);
    if (refused) return refused;
    if (value) write(value, workspace, context);
    workspace.modified = new Date().toISOString();
    return done;
  });
}

/** A request body: refused, or kept; `value` is missing where none was sent. */
export interface Body {
  readonly refused?: Answer;
  readonly value?: Fields;
}

/** Reads, checks and trims a body. */
export function readBody({ call, rules }: Context, field: Field, required = false): Body {
  const parsed = parseBody(call, rules.on('content-type'));
  const isChecked = rules.on('body');
  if (parsed.kind === 'none') {
    return required && isChecked && rules.on('body-present') ? { refused: invalid('body') } : {};
  }
  if (parsed.kind === 'bad') return isChecked ? { refused: invalid(parsed.why) } : {};
  const problem = isChecked ? field.check(parsed.value, 'body', rules) : undefined;
  if (problem) return { refused: invalid(problem) };
  const kept = field.keep(parsed.value);
  return { value: isObject(kept) ? kept : {} };
}

/** Of the metadata a client writes name, annotations and labels; the rest is the server's. */
export function written(meta: unknown): Fields {
  const { name, annotations, labels } = isObject(meta) ? meta : ({} as Fields);
  const sent = Object.entries({ name, annotations, labels });
  return Object.fromEntries(sent.filter(([, value]) => value !== undefined));
}
