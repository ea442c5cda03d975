import { setTimeout as wait } from 'node:timers/promises';
import { type Exchange, jsonOf } from '../http/exchange.ts';
import type { Identity, RequestDraft } from '../http/request.ts';
import { baseDraft } from '../probes/base.ts';
import { bodyValue } from '../probes/body-value.ts';
import { type Context, requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { withPathKey } from '../probes/path-key.ts';
import { withUniqueNames } from '../probes/unique.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { viewOf } from '../spec/remote/views.ts';
import { usableAlternative } from '../target/target.ts';
import { encodeBody } from '../wire/encode-body.ts';
import { sendThrough } from './in-session.ts';
import { prepared } from './prepare.ts';
import type { Suite } from './suite.ts';

/** What may be said about a request of a law; the rest comes from the operation's valid request. */
export interface RequestOverrides {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: Json;
  /** Headers that are sent as they are. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The exact text of the body, where it is not JSON of a value. */
  readonly text?: string;
  /** The media type of that text, where it is not the usual one. */
  readonly type?: string;
  readonly as?: Identity;
}

/** One step of a law: what was sent, what came, as JSON where it is JSON. */
export interface Step {
  readonly draft: RequestDraft;
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
  ask(operation: Operation, ask?: RequestOverrides): Promise<Step>;
  /** Lets so many milliseconds pass: what takes its time is asked again. */
  wait(milliseconds: number): Promise<void>;
  /** A valid body of the operation, with a name of its own where it creates something. */
  body(operation: Operation, salt: string): Json | undefined;
}

/** Thrown by a law that cannot be tried on this target; its message is the reason. */
export class Inconclusive extends Error {
  override readonly name = 'Untried';
}

/** Thrown when an answer did not come. */
export class NoResponse extends Error {
  override readonly name = 'Silence';
  /** True where nothing was asked either: the budget is used up. */
  readonly unsent: boolean;
  /** What was asked. */
  readonly draft: RequestDraft | undefined;
  constructor({ failure, unsent }: Pick<Exchange, 'failure' | 'unsent'>, draft?: RequestDraft) {
    super(failure);
    this.unsent = unsent ?? false;
    this.draft = draft;
  }
}

/** What is worked out for an operation once serves all laws. */
const contexts = new WeakMap<Suite['target']['known'], Map<Operation, Context>>();

/** What deriving a request of an operation needs, as the target of a suite knows it. */
export function contextOf(suite: Suite, operation: Operation): Context {
  const known = contexts.get(suite.target.known) ?? new Map<Operation, Context>();
  contexts.set(suite.target.known, known);
  const context = known.get(operation) ?? contextIn(suite, operation);
  known.set(operation, context);
  return context;
}

function contextIn({ spec, target }: Suite, operation: Operation): Context {
  const { path } = viewOf(spec, operation);
  return {
    spec,
    operation,
    known: (place) => target.known.value(place, path),
    ...(target.known.reference === undefined ? {} : { reference: target.known.reference }),
    bodyPlaces: target.known.bodyPlaces,
    examplesExist: target.known.examplesExist,
  };
}

export function createWorld(suite: Suite): World {
  const steps: Step[] = [];
  return {
    suite,
    steps,
    wait: (milliseconds) => wait(milliseconds),
    async ask(operation, ask = {}) {
      const plain = toDraft(suite, contextOf(suite, operation), ask);
      const draft = ask.headers === undefined ? await prepared(suite, plain) : plain;
      const exchange = await sendThrough(suite, draft);
      const { response } = exchange;
      if (response === undefined) throw new NoResponse(exchange, draft);
      const json = jsonOf(response);
      const step: Step = {
        draft,
        exchange,
        status: response.status,
        json: thingIn(json, draft.operation),
        ok: response.status >= 200 && response.status < 300 && !saysNo(json, draft.operation),
      };
      steps.push(step);
      return step;
    },
    body(operation, salt) {
      const context = contextOf(suite, operation);
      const value = bodyValue(context);
      return value === undefined ? undefined : withUniqueNames(context, value, salt);
    },
  };
}

/** Of a remote call the thing that it is about: what stands around it is the call's own. */
function thingIn(json: Json | undefined, { call }: Operation): Json | undefined {
  const inner = call?.inside === undefined || !isObject(json) ? undefined : json[call.inside];
  return inner ?? json;
}

/** True where a remote call says that it failed, whatever its status. */
function saysNo(json: Json | undefined, { call }: Operation): boolean {
  return call !== undefined && isObject(json) && (json.ok === false || json.success === false);
}

function toDraft(suite: Suite, context: Context, ask: RequestOverrides): RequestDraft {
  const { operation } = context;
  const base = baseDraft(context);
  const media = mediaOf(operation.body);
  const path = { ...base.path, ...pick(ask.path ?? {}, operation) };
  const given =
    ask.body === undefined || media === undefined
      ? base.body
      : encodeBody(requestReader(suite.spec), media, withPathKey(operation, ask.body, path));
  const body = ask.text === undefined ? given : { type: ask.type ?? base.body?.type, text: ask.text };
  const replaced = new Set((ask.query ?? []).map(([name]) => name));
  return {
    ...base,
    identity: ask.as ?? 'administrator',
    alternative: usableAlternative(suite.target, operation.security),
    path,
    headers: { ...base.headers, ...ask.headers },
    query: [...base.query.filter(([name]) => !replaced.has(name)), ...(ask.query ?? [])],
    body,
  };
}

/** Only the values that the operation's path has a place for. */
function pick(values: Readonly<Record<string, string>>, operation: Operation): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => operation.path.includes(`{${name}}`)));
}
