import type { Json } from '../../json.ts';
import { documentedJson } from '../../openapi/media.ts';
import { type Media, type Operation, responseFor } from '../../operation.ts';
import type { Asked } from '../answer/decide.ts';
import type { Ask } from '../behaviour/behaviour.ts';
import { once } from '../once.ts';
import type { PrismRequest } from '../prism/prism.ts';
import type { World } from '../world.ts';

/** A request as a behaviour is shown it. It knows whether the behaviour has looked at the clock. */
export class AskOf implements Ask {
  readonly operation: Ask['operation'];
  readonly params: Ask['params'];
  readonly query: Ask['query'];
  readonly headers: Ask['headers'];
  readonly body: Ask['body'];
  readonly identity: Ask['identity'];
  readonly paired: Ask['paired'];
  readonly #world: World;
  readonly #asked: Asked;
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
  readonly asked: Asked;
  readonly request: PrismRequest;
  readonly now: number;
}

/** True when the spec admits this body as the operation's answer with this status. */
export function isAdmitted({ spec }: World, { operation }: Asked, status: number, body: Json): boolean {
  const media = jsonOf(operation)(status);
  if (media === undefined) return false;
  return media.schema === undefined || spec.schemas.check(media.schema.at, body, 'response').length === 0;
}

/** The JSON side of an operation's answers, by status. */
const jsonOf = once((operation: Operation) => {
  const known = new Map<number, Media | undefined>();
  return (status: number): Media | undefined => {
    if (known.has(status)) return known.get(status);
    const media = documentedJson(responseFor(operation, status));
    known.set(status, media);
    return media;
  };
});
