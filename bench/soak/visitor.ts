import { setTimeout as wait } from 'node:timers/promises';

/** One job of a CI: makes, changes, reads and deletes in a session that it ends and begins anew. */
export interface Visitor {
  readonly requests: number;
  /** Answers that were not those of its own session. */
  readonly wrong: number;
  until(end: number): Promise<void>;
}

const pause = 1_000;
const headers = { apikey: 'soak', 'content-type': 'application/json' };

/** A visitor of the mock at a URL; its session is another one for each round, as each job of a CI has its own. */
export function createVisitor(url: string, name: string): Visitor {
  const count = { requests: 0, wrong: 0 };
  const ask = async (session: string, method: string, path: string, body?: unknown) => {
    count.requests += 1;
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, 'x-mock-session': session },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as Made) };
  };
  const round = async (session: string) => {
    const metadata = { name: session };
    const made = await ask(session, 'POST', '/v1/workspaces', { metadata, spec: {} });
    const path = `/v1/workspaces/${made.body?.uid}`;
    await wait(pause);
    const read = await ask(session, 'GET', path);
    if (made.status !== 201 || read.body?.metadata?.name !== session) count.wrong += 1;
    await wait(pause);
    const deleted = await ask(session, 'DELETE', path);
    const gone = await ask(session, 'GET', path);
    if (deleted.status !== 204 || gone.status !== 404) count.wrong += 1;
    await wait(pause);
  };
  return {
    get requests() {
      return count.requests;
    },
    get wrong() {
      return count.wrong;
    },
    async until(end) {
      for (let turn = 0; Date.now() < end; turn += 1) await round(`${name}-${turn}`);
    },
  };
}

interface Made {
  readonly uid?: string;
  readonly metadata?: { readonly name?: string };
}
