import { setTimeout as wait } from 'node:timers/promises';
import { type Exchange, jsonOf } from '../exchange.ts';
import type { Json } from '../json.ts';
import { jsonMedia } from '../openapi/media.ts';
import type { Operation } from '../operation.ts';
import { baseDraft, bodyType, bodyValue, type Context } from '../probes/base.ts';
import { withUniqueNames } from '../probes/unique.ts';
import { bodyOf, type Draft, type Identity, toHttp } from '../request.ts';
import type { Suite } from '../suite.ts';
import { usableAlternative } from '../target.ts';

/** What may be said about a request of a law; the rest comes from the operation's valid request. */
export interface Ask {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: Json;
  /** The exact text of the body, where it is not JSON of a value. */
  readonly text?: string;
  readonly as?: Identity;
}

/** One step of a law: what was sent, what came, as JSON where it is JSON. */
export interface Step {
  readonly draft: Draft;
  readonly exchange: Exchange;
  readonly status: number;
  readonly json: Json | undefined;
  /** True for 2xx. */
  readonly ok: boolean;
}

/** What a law works with: requests to the target, on record. */
export interface World {
  readonly suite: Suite;
  readonly steps: Step[];
  ask(operation: Operation, ask?: Ask): Promise<Step>;
  /** Lets so many milliseconds pass: what takes its time is asked again. */
  wait(milliseconds: number): Promise<void>;
  /** A valid body of the operation, with a name of its own where it creates something. */
  body(operation: Operation, salt: string): Json | undefined;
}

/** Thrown by a law that cannot be tried on this target; its message is the reason. */
export class Untried extends Error {
  override readonly name = 'Untried';
}

/** Thrown when an answer did not come. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

export function createWorld(suite: Suite): World {
  const steps: Step[] = [];
  const contextOf = (operation: Operation): Context => ({
    spec: suite.spec,
    operation,
    known: (place) => suite.target.known.value(place, operation.path),
    bodyPlaces: suite.target.known.bodyPlaces,
    examplesExist: suite.target.known.examplesExist,
  });
  return {
    suite,
    steps,
    wait: (milliseconds) => wait(milliseconds),
    async ask(operation, ask = {}) {
      const draft = toDraft(suite, contextOf(operation), ask);
      const making = suite.guard.making(operation, draft.path, bodyOf(draft));
      const exchange = await suite.sender.send(toHttp(draft, suite.target.url, suite.target.show));
      const { response } = exchange;
      if (response === undefined) throw new Silence(exchange.failure);
      const step: Step = {
        draft,
        exchange,
        status: response.status,
        json: jsonOf(response),
        ok: response.status >= 200 && response.status < 300,
      };
      making.told(step);
      if (step.ok && operation.method === 'DELETE') suite.guard.deleted(operation, draft.path);
      steps.push(step);
      return step;
    },
    body(operation, salt) {
      const context = contextOf(operation);
      const value = bodyValue(context);
      return value === undefined ? undefined : withUniqueNames(context, value, salt);
    },
  };
}

function toDraft(suite: Suite, context: Context, ask: Ask): Draft {
  const { operation } = context;
  const base = baseDraft(context);
  const text = ask.text ?? (ask.body === undefined ? base.body?.text : JSON.stringify(ask.body));
  const type = bodyType(jsonMedia(operation.body)?.type ?? '');
  const replaced = new Set((ask.query ?? []).map(([name]) => name));
  return {
    ...base,
    identity: ask.as ?? 'administrator',
    alternative: usableAlternative(suite.target, operation.security),
    path: { ...base.path, ...pick(ask.path ?? {}, operation) },
    query: [...base.query.filter(([name]) => !replaced.has(name)), ...(ask.query ?? [])],
    body: text === undefined ? undefined : { type, text },
  };
}

/** Only the values that the operation's path has a place for. */
function pick(values: Readonly<Record<string, string>>, operation: Operation): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => operation.path.includes(`{${name}}`)));
}
