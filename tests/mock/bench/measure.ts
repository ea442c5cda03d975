import autocannon from 'autocannon';
import { contenders, startServer } from './servers.ts';

/** What one server did with one kind of request. */
export interface Measured {
  readonly server: string;
  readonly request: string;
  readonly connections: number;
  readonly perSecond: number;
  readonly p99: number;
}

/** What one server needs. */
export interface Needed {
  readonly server: string;
  readonly firstAnswer: number;
  readonly memoryBefore: number;
  readonly memoryAfter: number;
}

const headers = { 'x-user-id': 'admin', 'x-auth-token': 'admin', 'content-type': 'application/json' };
const update = { method: 'POST', path: '/api/v1/permissions.update', headers } as const;
const body = (role: string) =>
  JSON.stringify({ permissions: [{ _id: 'access-permissions', roles: [role] }] });

const kinds: Readonly<Record<string, autocannon.Request[]>> = {
  success: [{ ...update, body: body('admin') }],
  refused: [{ ...update, body: '{"permissions":"all"}' }],
  'read after write': [
    { ...update, body: body('user') },
    { method: 'GET', path: '/api/v1/permissions.listAll', headers },
    { ...update, body: body('moderator') },
    { method: 'GET', path: '/api/v1/permissions.listAll', headers },
  ],
};

/** Measures the servers one after the other, each alone on the machine. */
export async function measureAll(
  seconds: number,
  tell: (line: string) => void,
): Promise<{ measured: Measured[]; needed: Needed[] }> {
  const measured: Measured[] = [];
  const needed: Needed[] = [];
  for (const contender of contenders) {
    const server = await startServer(contender);
    const memoryBefore = server.memory();
    const { startOnly = false } = contender;
    for (const [request, requests] of startOnly ? [] : Object.entries(kinds)) {
      await fire(server.url, requests, 10, { duration: 1 });
      for (const connections of [1, 10, 100]) {
        const { average, p99 } = await fire(server.url, requests, connections, { duration: seconds });
        measured.push({ server: contender.name, request, connections, perSecond: average, p99 });
        tell(`${contender.name}, ${request}, ${connections}: ${Math.round(average)}/s`);
      }
    }
    if (!startOnly) await fire(server.url, kinds.success ?? [], 10, { amount: 100_000 });
    needed.push({
      server: contender.name,
      firstAnswer: server.firstAnswer,
      memoryBefore,
      memoryAfter: server.memory(),
    });
    await server.stop();
  }
  return { measured, needed };
}

async function fire(
  url: string,
  requests: autocannon.Request[],
  connections: number,
  length: { duration: number } | { amount: number },
): Promise<{ average: number; p99: number }> {
  const result = await autocannon({ url, requests, connections, ...length });
  return { average: result.requests.average, p99: result.latency.p99 };
}
