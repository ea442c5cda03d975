import { InputError, messageOf } from '../input-error.ts';
import { isObject, type Json } from '../json.ts';
import type { Outgoing } from './answer.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Incoming } from './incoming.ts';
import type { Sessions } from './sessions.ts';
import type { World } from './world.ts';

/** What can be turned while a mock runs. */
export interface Controls {
  readonly world: () => World;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly faults: Faults;
  /** Why the files as they are now are not in use. */
  readonly broken: () => string | undefined;
}

type Handler = (
  controls: Controls,
  session: string,
  body: Json | undefined,
  query: Incoming['query'],
) => Json | undefined;

const handlers: Readonly<Record<string, Handler>> = {
  'GET health': (controls) => {
    const broken = controls.broken();
    const { api, variant } = controls.world().spec;
    return {
      ok: broken === undefined,
      api: api.name,
      variant: variant ?? null,
      sessions: controls.sessions.size,
      ...(broken === undefined ? {} : { broken }),
    };
  },
  'POST reset': (controls, session, _, query) => {
    resetAll(controls, query.all === undefined ? session : undefined);
    return undefined;
  },
  'GET state': ({ sessions }, session) => sessions.of(session).state as Json,
  'PUT state': ({ sessions }, session, body) => {
    const known = sessions.of(session);
    const missing = Object.keys(known.initial as object).filter(
      (name) => !isObject(body) || !Object.hasOwn(body, name),
    );
    if (missing.length > 0)
      throw new InputError(`The state lacks ${missing.join(', ')}. Begin with what GET /__mock/state gives.`);
    known.state = body;
    return undefined;
  },
  'GET requests': ({ sessions }, session) => sessions.of(session).requests as unknown as Json,
  'DELETE requests': ({ sessions }, session) => {
    sessions.of(session).requests.length = 0;
    return undefined;
  },
  'GET clock': ({ clock }) => showTime(clock),
  'POST clock': ({ clock }, _, body) => {
    turn(clock, body);
    return showTime(clock);
  },
  'GET faults': ({ faults }) => faults.read(),
  'PUT faults': ({ faults }, _, body) => {
    faults.set(body ?? null);
    return faults.read();
  },
  'DELETE faults': ({ faults }) => {
    faults.reset();
    return undefined;
  },
};

/** Forgets what one session wrote, or all; the clock goes right again and the faults are as at the start. */
export function resetAll({ sessions, clock, faults }: Controls, session?: string): void {
  sessions.reset(session);
  clock.reset();
  faults.reset();
}

/** True for the paths under which a mock is steered: no API has them. */
export function isControl(path: string): boolean {
  return path === '/__mock' || path.startsWith('/__mock/');
}

/** Answers a request to `/__mock/…`. */
export function control(controls: Controls, incoming: Incoming, session: string): Outgoing {
  const name = incoming.path.slice('/__mock/'.length);
  const handler = Object.hasOwn(handlers, `${incoming.method} ${name}`)
    ? handlers[`${incoming.method} ${name}`]
    : undefined;
  if (handler === undefined) return say(404, { error: `There are: ${Object.keys(handlers).join(', ')}.` });
  try {
    const text = incoming.body.toString('utf8');
    const answer = handler(
      controls,
      session,
      text === '' ? undefined : (JSON.parse(text) as Json),
      incoming.query,
    );
    return answer === undefined ? { ...say(204, null), body: undefined } : say(200, answer);
  } catch (thrown) {
    return say(400, { error: messageOf(thrown) });
  }
}

function say(status: number, body: Json): Outgoing {
  return { status, headers: { 'content-type': 'application/json' }, body, why: [], operation: undefined };
}

function showTime(clock: Clock): Json {
  return { now: new Date(clock.now()).toISOString() };
}

function turn(clock: Clock, body: Json | undefined): void {
  const { advance, now, frozen = false } = isObject(body) ? body : {};
  if (typeof advance === 'number' && advance >= 0) {
    clock.advance(advance);
    return;
  }
  const time = typeof now === 'string' ? Date.parse(now) : clock.now();
  const isClear = isObject(body) && (now !== undefined || body.frozen !== undefined);
  if (!isClear || Number.isNaN(time))
    throw new InputError('Write {"advance":10000}, {"now":"2026-01-01T00:00:00Z"} or {"frozen":true}.');
  clock.set(time, frozen === true);
}
