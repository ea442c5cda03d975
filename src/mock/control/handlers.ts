import { InputError } from '../../shared/input-error.ts';
import { isObject, type Json } from '../../shared/json.ts';
import { misfit } from '../request/fitting.ts';
import type { World } from '../world.ts';
import type { Clock } from './clock.ts';
import { shownPlan } from './faults.ts';
import { operationsShown } from './operations.ts';
import { shownOptions } from './session-options.ts';
import type { Session, SessionControls, Sessions } from './sessions.ts';

/** What can be turned while a mock runs. */
export interface Controls {
  readonly world: () => World;
  readonly sessions: Sessions;
  /** The option that switched memory off: `--stateless`. */
  readonly forgetful: string | undefined;
  /** Why the files as they are now are not in use. */
  readonly broken: () => string | undefined;
}

/** One way to steer a mock. */
export interface Handler {
  /** True where `?all` means every session. */
  readonly takesAll?: true;
  readonly needsMemory?: true;
  /** The answer; undefined for none. An InputError for what cannot be done. */
  run(asked: Asked): Json | undefined;
}

interface Asked {
  readonly controls: Controls;
  readonly session: string;
  readonly isAll: boolean;
  readonly body: Json | undefined;
}

export const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET operations', { run: ({ controls }) => shownWorld(controls.world()) }],
  ['GET health', { run: ({ controls }) => health(controls) }],
  ['POST reset', { takesAll: true, run: reset }],
  ['GET state', { needsMemory: true, run: (asked) => sessionOf(asked).state as Json }],
  ['PUT state', { needsMemory: true, run: setState }],
  ['GET requests', { run: (asked) => sessionOf(asked).requests as unknown as Json }],
  ['DELETE requests', { run: forgetRequests }],
  ['GET clock', { run: showTime }],
  ['POST clock', { takesAll: true, run: setClock }],
  ['GET faults', { run: showFaults }],
  ['PUT faults', { takesAll: true, run: setFaults }],
  ['DELETE faults', { takesAll: true, run: resetFaults }],
  ['GET options', { run: showOptions }],
  ['PUT options', { takesAll: true, run: setOptions }],
  ['DELETE options', { takesAll: true, run: resetOptions }],
]);

function sessionOf({ controls, session }: Asked): Session {
  return controls.sessions.of(session);
}

/** Does something to the session that asks, or to all. */
function turn(asked: Asked, act: (session: SessionControls) => void): void {
  if (asked.isAll) asked.controls.sessions.each(act);
  else act(sessionOf(asked));
}

function shownWorld({ spec: { api, variant, operations } }: World): Json {
  return {
    api: api.name,
    variant: variant ?? null,
    operations: operationsShown(operations),
    steering: [...handlers.keys()].map((name) => name.replace(' ', ' /__mock/')),
  };
}

function health({ broken, world, sessions }: Controls): Json {
  const reason = broken();
  const { api, variant } = world().spec;
  return {
    ok: reason === undefined,
    api: api.name,
    variant: variant ?? null,
    sessions: sessions.size,
    ...(reason === undefined ? {} : { broken: reason }),
  };
}

function reset({ controls, session, isAll }: Asked): undefined {
  if (isAll) controls.sessions.resetAll();
  else controls.sessions.reset(session);
}

function setState(asked: Asked): undefined {
  const session = sessionOf(asked);
  const wrong = misfit(asked.body, session.initial);
  if (wrong !== undefined) throw new InputError(`${wrong} Begin with what GET /__mock/state gives.`);
  session.state = asked.body;
}

function forgetRequests(asked: Asked): undefined {
  sessionOf(asked).requests.length = 0;
}

function showTime(asked: Asked): Json {
  return { now: new Date(sessionOf(asked).clock.now()).toISOString() };
}

function setClock(asked: Asked): Json {
  turn(asked, ({ clock }) => wind(clock, asked.body));
  return showTime(asked);
}

/** The last and the first moment that a date can be. */
const farthest = 8.64e15;

function wind(clock: Clock, body: Json | undefined): void {
  const { advance, now, frozen, ...others } = isObject(body) ? body : {};
  const [unknown] = Object.keys(others);
  const time = typeof now === 'string' ? Date.parse(now) : clock.now();
  const isAdvance = typeof advance === 'number' && advance >= 0 && clock.now() + advance <= farthest;
  const isSet = now !== undefined || typeof frozen === 'boolean';
  const isClear = advance === undefined ? isSet : isAdvance && now === undefined && frozen === undefined;
  const isTime = (now === undefined || typeof now === 'string') && !Number.isNaN(time);
  const isKnown = frozen === undefined || typeof frozen === 'boolean';
  if (unknown !== undefined || !isClear || !isTime || !isKnown) {
    const what = unknown === undefined ? 'That sets no clock.' : `The clock has no "${unknown}".`;
    throw new InputError(
      `${what} Write {"advance":10000}, {"now":"2026-01-01T00:00:00Z"} or {"frozen":true}.`,
    );
  }
  if (isAdvance) clock.advance(advance);
  else clock.set(time, frozen === true);
}

function showFaults(asked: Asked): Json {
  return shownPlan(sessionOf(asked).faults.read());
}

function setFaults(asked: Asked): Json {
  turn(asked, ({ faults }) => faults.set(asked.body ?? null));
  return showFaults(asked);
}

function resetFaults(asked: Asked): undefined {
  turn(asked, ({ faults }) => faults.reset());
}

function showOptions(asked: Asked): Json {
  return shownOptions(sessionOf(asked).options.read());
}

function setOptions(asked: Asked): Json {
  turn(asked, ({ options }) => options.set(asked.body ?? null));
  return showOptions(asked);
}

function resetOptions(asked: Asked): undefined {
  turn(asked, ({ options }) => options.reset());
}
