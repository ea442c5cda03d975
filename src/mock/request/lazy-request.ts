import type { Json } from '../../shared/json.ts';
import { structuredMedia } from '../../spec/openapi/media.ts';
import { type Media, type Operation, responseFor } from '../../spec/operation.ts';
import type { MatchedRequest } from '../behaviour/behaviour.ts';
import { once } from '../once.ts';
import type { PrismRequest } from '../prism/prism.ts';
import type { World } from '../world.ts';
import type { DecisionInput } from './decision-input.ts';

/** A request as a behaviour is shown it. It knows whether the behaviour has looked at the clock. */
export class LazyRequest implements MatchedRequest {
  readonly operation: MatchedRequest['operation'];
  readonly params: MatchedRequest['params'];
  readonly query: MatchedRequest['query'];
  readonly headers: MatchedRequest['headers'];
  readonly body: MatchedRequest['body'];
  readonly identity: MatchedRequest['identity'];
  readonly paired: MatchedRequest['paired'];
  readonly #world: World;
  readonly #asked: DecisionInput;
  readonly #now: number;
  #isTimed = false;

  constructor(world: World, { asked, request, now }: Shown, paired?: Json) {
    this.operation = asked.operation;
    this.params = asked.params;
    this.query = asked.query;
    this.headers = request.headers;
    this.body = asked.body;
    this.identity = asked.identity;
    this.paired = paired;
    this.#world = world;
    this.#asked = asked;
    this.#now = now;
  }

  get origin(): string {
    return this.#world.origin();
  }

  get now(): number {
    this.#isTimed = true;
    return this.#now;
  }

  get isTimed(): boolean {
    return this.#isTimed;
  }

  get isLenient(): boolean {
    return this.#world.isLenient;
  }

  admits(status: number, body: Json): boolean {
    return isAdmitted(this.#world, this.#asked, status, body);
  }
}

/** What a request is made of when it comes to a behaviour. */
interface Shown {
  readonly asked: DecisionInput;
  readonly request: PrismRequest;
  readonly now: number;
}

/** True when the spec admits this body as the operation's answer with this status. */
export function isAdmitted(
  { spec }: World,
  { operation }: DecisionInput,
  status: number,
  body: Json,
): boolean {
  const media = jsonOf(operation)(status);
  if (media === undefined) return false;
  return media.schema === undefined || spec.schemas.check(media.schema.at, body, 'response').length === 0;
}

/** The side of an operation's answers that has fields, by status. */
const jsonOf = once((operation: Operation) => {
  const known = new Map<number, Media | undefined>();
  return (status: number): Media | undefined => {
    if (known.has(status)) return known.get(status);
    const media = structuredMedia(responseFor(operation, status));
    known.set(status, media);
    return media;
  };
});
