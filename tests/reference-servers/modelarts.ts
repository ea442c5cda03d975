/** A hand-written imitation of the ModelArts workspace API: a second opinion, made from its documents alone. */
import { commonFaults } from './common-faults.ts';
import { type Answer, type Call, header } from './http.ts';
import { badParameter, fail, unauthorized, unknownApi } from './modelarts/answers.ts';
import type { Context } from './modelarts/context.ts';
import { modelartsFaults } from './modelarts/faults.ts';
import { create, list, read, remove, update } from './modelarts/operations.ts';
import { readQuotas, updateQuotas } from './modelarts/quotas.ts';
import { deletingMs, fresh, known, reap, type State } from './modelarts/state.ts';
import { type Faults, type Rules, type StandIn, type StartOptions, sentences, start } from './stand-in.ts';

export { known };

interface Operation {
  readonly action: string;
  readonly run: (context: Context) => Answer;
}

const collection: Readonly<Record<string, Operation>> = {
  GET: { action: 'list', run: list },
  POST: { action: 'create', run: create },
};
const item: Readonly<Record<string, Operation>> = {
  GET: { action: 'get', run: read },
  PUT: { action: 'update', run: update },
  DELETE: { action: 'delete', run: remove },
};
const quotas: Readonly<Record<string, Operation>> = {
  GET: { action: 'getQuotas', run: readQuotas },
  PUT: { action: 'updateQuotas', run: updateQuotas },
};

const table: Faults<State> = { ...commonFaults, ...modelartsFaults };

/** Fault name to one sentence of what is broken. */
export const faults: Record<string, string> = sentences(table);

/** Starts the stand-in for ModelArts on a free port of 127.0.0.1. */
export function startModelarts(options: StartOptions = {}): Promise<StandIn> {
  const contentType = 'application/json; charset=UTF-8';
  return start({ contentType, fresh, handle, rubbish: badParameter('body'), faults: table }, options);
}

function handle(call: Call, state: State, rules: Rules): Answer {
  reap(state, rules.value('deleting-ms', deletingMs));
  const [version, project = '', kind, id = '', ...more] = call.segments ?? [];
  const operations = version === 'v1' && kind === 'workspaces' ? route(call, id, more) : undefined;
  if (!operations || !project) return unknownApi(false);
  const operation = Object.hasOwn(operations, call.method) ? operations[call.method] : undefined;
  if (!operation) return unknownApi(true);
  const caller = identify(call, rules);
  if (typeof caller !== 'string') return caller;
  if (project !== known.projectId && rules.on('project')) {
    return fail(403, 'ModelArts.0210', 'The project id in the request URL does not match the token.');
  }
  if (caller === 'unprivileged' && rules.on('permission')) {
    const message = `Policy doesn't allow modelarts:workspace:${operation.action} to be performed.`;
    return fail(403, 'ModelArts.0112', message);
  }
  return operation.run({ call, state, rules, id });
}

function route(call: Call, id: string, more: string[]): Readonly<Record<string, Operation>> | undefined {
  const depth = call.segments?.length ?? 0;
  if (depth === 3) return collection;
  if (depth === 4 && id) return item;
  return depth === 5 && id && more[0] === 'quotas' ? quotas : undefined;
}

/** A token, or a signature whose form is right and whose access key is known, is enough. */
function identify(call: Call, rules: Rules): 'admin' | 'unprivileged' | Answer {
  const token = header(call, 'X-Auth-Token');
  const signature = header(call, 'Authorization');
  if (token === known.unprivilegedAuthToken) return 'unprivileged';
  if (token === known.authToken) return 'admin';
  if (token !== undefined)
    return rules.on('credentials-wrong') ? unauthorized('decrypt token fail') : 'admin';
  if (signature === undefined) {
    return rules.on('credentials-missing') ? unauthorized('x-auth-token not found') : 'admin';
  }
  const signed = /^SDK-HMAC-SHA256 (?:Access|Credential)=([^,/]+).*Signature=[0-9a-f]{64}$/.exec(signature);
  const accepted = signed?.[1] === known.accessKey && header(call, 'X-Sdk-Date') !== undefined;
  if (accepted || !rules.on('credentials-wrong')) return 'admin';
  return unauthorized('verify aksk signature fail');
}
