/** A server with a list of things, a singleton, a bulk route and actions, careless in one way or in none. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../hostile.ts';

/** How the server is careless: what it does that no server should, by name. */
export const carelessness = {
  none: 'nothing is wrong',
  'credentials ignored': 'whoever asks is let in',
  'everything accepted': 'no body is refused, and no credentials are asked for',
  'undeclared methods': 'a method that nobody documents does what it does elsewhere',
  'merging PUT': 'PUT keeps what was left out',
  'soft delete': 'what is deleted is marked as deleted and still shown',
  'delete that lies': 'DELETE answers 204 and deletes nothing',
  'delete refused': 'DELETE answers 503',
  'ids of the caller’s choice': 'a PUT to what is not there makes it',
  'ids at the caller’s word': 'POST takes the id of the body, and replaces what has it',
  cascade: 'a DELETE takes the newest other thing along',
  quota: 'no more than two things are taken besides those that are there',
  lock: 'after the tenth write every write is answered with 423',
  'one-way state': 'settings whose state is closed stay as they are from then on',
  'writes refused': 'every write is answered with 503',
  cuts: 'every twentieth answer is cut',
  'no id in the answer': 'POST answers 201 without a body',
  'refused and done': 'a refused body is stored all the same',
  'names as identities': 'a POST or PUT changes the thing that has the title of the body',
  'another one deleted': 'a DELETE of what is not there takes the newest thing',
  'another one changed': 'a PUT changes the first thing, whichever it names',
  'made twice': 'POST makes two things, and tells of one',
  late: 'what POST makes is there only half a second later',
} as const;

export type Carelessness = keyof typeof carelessness;

interface Thing {
  [field: string]: unknown;
  id: string;
}

/** What such a server holds, and how it is asked. */
export interface CarelessServer {
  readonly url: string;
  /** All that it holds, in the order of ids. */
  state(): unknown;
  close(): Promise<void>;
}

const token = 'Bearer let-me-in';

/** Starts one on a free port of this machine. */
export async function startCareless(how: Carelessness): Promise<CarelessServer> {
  const things = new Map<string, Thing>(
    ['1', '2', '3'].map((id) => [id, { id, title: `thing ${id}`, size: Number(id) }]),
  );
  let settings: Record<string, unknown> = { theme: 'dark', limit: 3, state: 'open' };
  let next = 4;
  let writes = 0;
  let answers = 0;
  const lax = how === 'everything accepted';

  const isValid = (body: unknown): body is Record<string, unknown> =>
    typeof body === 'object' &&
    body !== null &&
    !Array.isArray(body) &&
    Object.entries(body).every(([name, value]) => {
      if (name === 'title') return typeof value === 'string' && value.length > 0 && value.length <= 80;
      if (name === 'state') return value === 'open' || value === 'closed';
      if (name === 'size') return Number.isInteger(value) && Number(value) >= 0;
      return true;
    });
  const objectOf = (body: unknown) =>
    typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};

  const named = (title: unknown) => [...things.values()].find((one) => one.title === title);

  const make = (body: unknown): [number, unknown] => {
    if (how === 'quota' && things.size >= 5) return [409, { message: 'that is enough' }];
    const fields = objectOf(body) as Record<string, unknown>;
    const chosen =
      how === 'ids at the caller’s word' && typeof fields.id === 'string' ? fields.id : undefined;
    const id = chosen ?? String(next);
    next += 1;
    const thing = { ...fields, id };
    const known = how === 'names as identities' ? named(fields.title) : undefined;
    if (known !== undefined) things.set(known.id, { ...thing, id: known.id });
    else if (how === 'late') setTimeout(() => things.set(id, thing), 500);
    else things.set(id, thing);
    if (how === 'made twice') things.set(`${id}-2`, { ...thing, id: `${id}-2` });
    return [201, how === 'no id in the answer' ? undefined : thing];
  };

  const remove = (id: string): [number, unknown] => {
    if (how === 'delete refused') return [503, { message: 'later' }];
    const thing = things.get(id);
    const other = [...things.keys()].at(-1);
    if (thing === undefined && how === 'another one deleted' && other !== undefined) things.delete(other);
    if (thing === undefined) return [404, { message: 'not there' }];
    if (how === 'soft delete') things.set(id, { ...thing, deleted: true });
    else if (how !== 'delete that lies') things.delete(id);
    const newest = [...things.keys()].at(-1);
    if (how === 'cascade' && newest !== undefined && id !== '1') things.delete(newest);
    return [204, undefined];
  };

  const answer = (method: string, path: string, body: unknown, isIn: boolean): [number, unknown] => {
    if (!isIn && !lax && how !== 'credentials ignored') return [401, { message: 'who are you?' }];
    const isWrite = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
    if (isWrite) writes += 1;
    if (isWrite && (how === 'writes refused' || (how === 'lock' && writes > 10)))
      return [how === 'lock' ? 423 : 503, { message: 'not now' }];
    const isGood = lax || isValid(body);
    const refused: [number, unknown] = [400, { message: 'that is no thing' }];
    if (path === '/settings') {
      if (method === 'GET') return [200, settings];
      if (method !== 'PUT') return [405, { message: 'no' }];
      if (!isGood && how !== 'refused and done') return refused;
      if (how === 'one-way state' && settings.state === 'closed') return [409, { message: 'closed' }];
      settings = how === 'merging PUT' ? { ...settings, ...objectOf(body) } : objectOf(body);
      return isGood ? [200, settings] : refused;
    }
    if (path === '/things/prune' && method === 'POST') {
      things.clear();
      return [200, {}];
    }
    if (path === '/things') {
      if (method === 'GET') return [200, [...things.values()]];
      if (method === 'POST') {
        const isWhole = lax || (isValid(body) && typeof body.title === 'string');
        if (isWhole) return make(body);
        if (how === 'refused and done') make(body);
        return refused;
      }
      if (method === 'PATCH') {
        if (!isGood) return refused;
        for (const [id, thing] of things) things.set(id, { ...thing, ...objectOf(body), id });
        return [200, {}];
      }
      if ((how === 'undeclared methods' || lax) && /PUT|DELETE/.test(method)) things.clear();
      return [405, { message: 'no' }];
    }
    const id = /^\/things\/([^/]+)$/.exec(path)?.[1];
    if (id === undefined) return [404, { message: 'no such path' }];
    const thing = things.get(decodeURIComponent(id));
    if (method === 'DELETE') return remove(decodeURIComponent(id));
    if (method === 'PUT' || method === 'PATCH' || (method === 'POST' && how === 'undeclared methods')) {
      if (thing === undefined && how !== 'ids of the caller’s choice') return [404, { message: 'not there' }];
      if (method === 'PATCH' && how !== 'undeclared methods' && !lax) return [405, { message: 'no' }];
      if (!isGood && how !== 'refused and done') return refused;
      const kept = how === 'merging PUT' ? thing : {};
      const fields: Record<string, unknown> = objectOf(body);
      const same = how === 'names as identities' ? named(fields.title)?.id : undefined;
      const at = how === 'another one changed' ? '1' : (same ?? id);
      things.set(at, { ...kept, ...fields, id: at });
      return isGood ? [200, things.get(at)] : refused;
    }
    if (thing === undefined) return [404, { message: 'not there' }];
    return method === 'GET' ? [200, thing] : [405, { message: 'no' }];
  };

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const sent = await text(request).catch(() => '');
    const isIn = request.headers.authorization === token;
    const [path = ''] = (request.url ?? '').split('?');
    const [status, value] = answer(request.method ?? 'GET', path, parsed(sent, lax), isIn);
    answers += 1;
    if (how === 'cuts' && answers % 20 === 0) return void request.socket.destroy();
    const type = value === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(status, type).end(value === undefined ? '' : JSON.stringify(value));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    state: () => ({ things: [...things.values()].sort((a, b) => a.id.localeCompare(b.id)), settings }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parsed(sent: string, isLax: boolean): unknown {
  try {
    return sent === '' ? undefined : (JSON.parse(sent) as unknown);
  } catch {
    return isLax ? {} : undefined;
  }
}
