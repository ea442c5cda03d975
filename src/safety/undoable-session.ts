import { type Line, type Session, sendPlain } from '../context/guard.ts';
import { contextOf, Inconclusive, NoResponse } from '../context/world.ts';
import { bodyOf } from '../http/body-of.ts';
import type { Exchange } from '../http/exchange.ts';
import { asCalled, asViewed } from '../http/remote-call.ts';
import { type HttpRequest, type RequestDraft, toHttp } from '../http/request.ts';
import { baseDraft } from '../probes/base.ts';
import { sameJson } from '../shared/json.ts';
import { viewOf } from '../spec/remote/views.ts';
import type { Resource } from '../spec/resource.ts';
import { noteOf } from './before.ts';
import type { Effect } from './effect.ts';
import { addedFields, type ForeignThing, openForeignThing } from './foreign-thing.ts';
import { isThere } from './gone.ts';
import type { Keeping } from './keeping.ts';
import { aimed, leaseOf } from './lease.ts';
import { noteDeleted, noteMaking } from './making.ts';
import { namesake, underAnotherName } from './namesake.ts';
import { keepingStates, oneWayFields } from './one-way.ts';
import { placeOf, renamedPath } from './own-things.ts';
import { putRightOne } from './put-right.ts';
import { straysOf } from './strays.ts';
import { tidyingWorld } from './tidying.ts';
import { undoAsVouched } from './vouched.ts';

type Change = Extract<Effect, { kind: 'change' }>;

/**
 * Requests that belong together, under the care that a server is left as it was. `isProof` is the session that proves
 * that what is made can be deleted again.
 */
export function createUndoableSession(keeping: Keeping, { isProof = false } = {}): Session {
  const undos: (() => Promise<void>)[] = [];
  const things = new Map<string, ForeignThing>();
  let isClaimed = false;
  const { ledger, own, before, touched } = keeping;
  const refuse = (reason: string): never => {
    throw new Inconclusive(reason);
  };

  /** Sends what may be sent; `after` is told what came. */
  async function go(
    line: Line,
    draft: RequestDraft,
    http: HttpRequest | undefined,
    after?: (exchange: Exchange) => Promise<void> | void,
  ): Promise<Exchange> {
    touched.add(placeOf(draft.operation.path, draft.path));
    const exchange = await sendPlain(line, draft, http);
    await after?.(exchange);
    return exchange;
  }

  async function create(
    line: Line,
    effect: Extract<Effect, { kind: 'create' }>,
    draft: RequestDraft,
    http: HttpRequest | undefined,
  ): Promise<Exchange> {
    const { resource } = effect;
    const reason = isProof ? undefined : await keeping.creatable(effect);
    if (reason !== undefined) refuse(reason);
    const making = noteMaking(keeping.suite(), ledger, before, resource, draft);
    undos.push(async () => {
      const left = await making.undo(
        tidyingWorld(keeping.suite()),
        keeping.spoiled(resource.path) !== undefined,
      );
      const path = making.path();
      if (path !== undefined) own.drop(resource.path, path);
      if (left !== undefined) keeping.spoil(resource.path, left);
    });
    const end = await keeping.turnOf(resource.path).take();
    const isKnown = keeping.watch.making(resource);
    try {
      return await go(line, draft, http, async (exchange) => {
        making.told(exchange.response, exchange.unsent === true);
        const path = making.path();
        if (path !== undefined) own.add(resource.path, path);
        isKnown();
        const status = exchange.response?.status ?? 0;
        if (status >= 400 && status < 500) await undoRefused(resource, draft, status);
        await lookAround(resource, draft);
      });
    } finally {
      isKnown();
      end();
    }
  }

  /** What was made of a request that was refused is deleted, and nothing more is made there. */
  async function undoRefused(resource: Resource, draft: RequestDraft, status: number): Promise<void> {
    const world = tidyingWorld(keeping.suite());
    for (const path of await straysOf(world, keeping, resource, draft)) {
      if (resource.remove === undefined) continue;
      const note = noteOf(keeping.suite());
      const entry = ledger.add({ ...note, kind: 'delete', operation: resource.remove.id, path });
      own.add(resource.path, path);
      await putRightOne(world, ledger, entry);
      own.drop(resource.path, path);
      keeping.spoil(resource.path, `a create answered ${status} and made something all the same`);
    }
  }

  async function onOwn(
    line: Line,
    resource: Resource,
    draft: RequestDraft,
    http: HttpRequest | undefined,
  ): Promise<Exchange> {
    const { operation, method = operation.method } = draft;
    return go(line, draft, http, async ({ response }) => {
      if (method === 'DELETE' && response !== undefined && response.status < 300) {
        noteDeleted(ledger, draft);
        own.drop(operation.path, draft.path);
      }
      await lookAround(resource, draft);
    });
  }

  /** After some of the writes: where one has harmed what is the tester's, nothing more is sent there. */
  async function lookAround(resource: Resource, draft: RequestDraft, about = ''): Promise<void> {
    const { operation, method = operation.method } = draft;
    const path = renamedPath(operation.path, draft.path, resource.path);
    const world = tidyingWorld(keeping.suite());
    const what = `${method} ${operation.path}${about}`;
    const harm = await keeping.watch.harm(world, resource, path, what).catch((thrown: unknown) => {
      if (thrown instanceof NoResponse) return undefined;
      throw thrown;
    });
    if (harm !== undefined) keeping.spoil(resource.path, harm);
  }

  /** A request to a thing that is not there: what a server makes of it all the same is deleted. */
  async function onNothing(
    line: Line,
    resource: Resource,
    draft: RequestDraft,
    http: HttpRequest | undefined,
  ): Promise<Exchange> {
    const { read, remove } = resource;
    const world = tidyingWorld(keeping.suite());
    const path = renamedPath(draft.operation.path, draft.path, resource.path);
    const place = placeOf(resource.path, path);
    if (read === undefined || remove === undefined)
      return refuse(`${place} is not of the run's making, and no read shows whether it is there`);
    if (isThere(await world.ask(read, { path })))
      return refuse(`${place} is not of the run's making: only what the run has made is changed`);
    // One at a time: what a careless server takes in its place is seen before the next
    const end = await keeping.turnOf(resource.path).take();
    try {
      const reason = keeping.spoiled(resource.path);
      if (reason !== undefined) return refuse(reason);
      const note = noteOf(keeping.suite());
      const entry = ledger.add({ ...note, kind: 'delete', operation: remove.id, path });
      return await go(line, draft, http, async () => {
        await lookAround(resource, draft, ' of what is not there');
        const isMade = await world.ask(read, { path }).then(isThere, () => true);
        if (!isMade) return ledger.settle(entry);
        own.add(resource.path, path);
        undos.push(async () => {
          const left = await putRightOne(world, ledger, entry);
          own.drop(resource.path, path);
          if (left !== undefined) keeping.spoil(resource.path, left);
        });
      });
    } finally {
      end();
    }
  }

  /** Waits for this session's turn with what is not the run's own; it lasts until the session ends. */
  async function claim(): Promise<void> {
    if (isClaimed) return;
    isClaimed = true;
    const end = await keeping.foreign.take();
    undos.push(() => {
      things.clear();
      isClaimed = false;
      end();
      return Promise.resolve();
    });
  }

  /** What a change is about, as it was before this session; the reason where it may not be changed. */
  async function thingOf(effect: Change, draft: RequestDraft): Promise<ForeignThing | string> {
    const { pair } = effect;
    const place = placeOf(`${pair.write.id} ${pair.write.path}`, draft.path);
    await claim();
    const reason = await keeping.changeable(effect, draft);
    if (reason !== undefined) return reason;
    const known = things.get(place);
    if (known !== undefined) return known;
    const thing = await openForeignThing(tidyingWorld(keeping.suite()), ledger, pair, draft.path);
    if (typeof thing === 'string') return thing;
    things.set(place, thing);
    undos.push(async () => {
      const left = await thing.putBack();
      if (left !== undefined) keeping.spoil(place, left);
    });
    return thing;
  }

  async function change(
    line: Line,
    effect: Change,
    draft: RequestDraft,
    http: HttpRequest | undefined,
  ): Promise<Exchange> {
    const { pair } = effect;
    const thing = await thingOf(effect, draft);
    if (typeof thing === 'string') return refuse(thing);
    const [oneWay] = oneWayFields(bodyOf(draft), thing.shown);
    if (oneWay !== undefined)
      refuse(
        `${oneWay} of what is the tester’s may be changed for good: try it with --disposable, or make ${pair.write.id} harmless in target.yaml`,
      );
    const isMerging = keeping.merging.has(placeOf(pair.write.path, draft.path));
    const added = isMerging ? addedFields(bodyOf(draft), thing.shown) : [];
    if (added.length > 0)
      refuse(
        `${pair.write.method} there keeps what it is not told of: ${added.join(' and ')} could not be taken away`,
      );
    thing.sending(bodyOf(draft));
    return go(line, draft, http, ({ unsent }) => (unsent === true ? undefined : thing.sent()));
  }

  /** What a draft says of a state, without being about it, is said as it is there. */
  async function withStates(effect: Change, draft: RequestDraft): Promise<RequestDraft> {
    const body = bodyOf(draft);
    if (draft.body === undefined || body === undefined || oneWayFields(body, undefined).length === 0)
      return draft;
    await keeping.read();
    const thing = await thingOf(effect, draft);
    if (typeof thing === 'string') return draft;
    const plain = bodyOf(baseDraft(contextOf(keeping.suite(), draft.operation)));
    const kept = keepingStates(body, plain, thing.shown);
    return sameJson(kept, body) ? draft : { ...draft, body: { ...draft.body, text: JSON.stringify(kept) } };
  }

  /** A server that goes by names, as some do, would change the thing of that name. */
  function refuseNamesake(resource: Resource, draft: RequestDraft): void {
    const name = namesake(before, resource, draft);
    if (name !== undefined)
      refuse(
        `${JSON.stringify(name)} is the name of something that is the tester’s, and a server may go by names`,
      );
  }

  async function write(
    line: Line,
    effect: Effect,
    draft: RequestDraft,
    http: HttpRequest | undefined,
  ): Promise<Exchange> {
    if (effect.kind === 'lasting') return refuse(effect.reason);
    await keeping.read();
    const { operation, path } = draft;
    if (effect.kind === 'create' || effect.kind === 'on a thing') refuseNamesake(effect.resource, draft);
    if (effect.kind === 'create') return create(line, effect, draft, http);
    if (effect.kind === 'change') return change(line, effect, draft, http);
    if (effect.kind === 'vouched')
      return go(line, draft, http, (exchange) => {
        if (effect.undo !== undefined)
          undos.push(undoAsVouched(keeping.suite(), ledger, effect.undo, draft, exchange));
      });
    if (effect.kind === 'on a thing') {
      const { resource } = effect;
      const reason = keeping.spoiled(resource.path);
      if (reason !== undefined) return refuse(reason);
      if (own.covers(operation.path, path)) return onOwn(line, resource, draft, http);
      if (!isBase(draft)) return onNothing(line, resource, draft, http);
    }
    return refuse('nothing of the run’s own to try it on: what is there is the tester’s');
  }

  /** A remote call about a thing as what it does to it. */
  const viewed = (draft: RequestDraft) => asViewed(draft, viewOf(keeping.suite().spec, draft.operation));

  /** True where the path is that of a plain request: it names something that is there. */
  const isBase = ({ operation, path }: RequestDraft) => {
    const base = baseDraft(contextOf(keeping.suite(), operation)).path;
    return placeOf(operation.path, path) === placeOf(operation.path, base);
  };

  return {
    async aim(asked) {
      const draft = viewed(asked);
      const effect = keeping.effectOf(draft);
      if (effect.kind === 'change') return withStates(effect, draft);
      if (effect.kind !== 'on a thing' && effect.kind !== 'create') return asked;
      await keeping.read();
      const suite = keeping.suite();
      const taken = namesake(before, effect.resource, draft);
      const named = taken === undefined ? draft : underAnotherName(suite.spec, draft, taken);
      const lease =
        effect.kind === 'create' ? undefined : await leaseOf(keeping, suite, effect.resource, named);
      if (lease === undefined) return named === draft ? asked : asAsked(asked, named);
      undos.push(lease.end);
      const own = aimed(
        named,
        effect.resource,
        lease.path,
        baseDraft(contextOf(suite, draft.operation)).path,
      );
      return asAsked(asked, own);
    },
    claim,
    async send(line, asked, form) {
      const draft = viewed(asked);
      // What is seen otherwise goes out as it was, even with what it lacks
      const { url, show } = line.target;
      const http = form ?? (draft === asked ? undefined : toHttp(asked, url, show));
      const effect = keeping.effectOf(draft);
      return effect.kind === 'read' ? sendPlain(line, draft, http) : write(line, effect, draft, http);
    },
    async undo() {
      for (const undo of undos.splice(0).reverse()) await undo();
    },
  };
}

/** A draft in the form in which it was asked: as the call where it was one. */
function asAsked(asked: RequestDraft, own: RequestDraft): RequestDraft {
  return asked.operation === own.operation ? own : asCalled(own);
}
