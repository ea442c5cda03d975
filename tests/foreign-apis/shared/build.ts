import type { Answer } from './ask.ts';
import type { Fault, Kind } from './fault.ts';

type Send = (url: string) => Promise<Answer>;

/** A server that overlooks one constraint, shown by a request that breaks it and is accepted. */
export function accepts<S>(id: string, where: string, lets: string, what: string, send: Send): Fault<S> {
  return {
    id,
    kind: 'accepts-invalid',
    what,
    where,
    lets,
    shows: async (url) => (await send(url)).status < 400,
  };
}

/** A server that refuses what the document allows, shown by such a request. */
export function refuses<S>(
  id: string,
  where: string,
  what: string,
  when: NonNullable<Fault<S>['refuses']>,
  send: Send,
): Fault<S> {
  return {
    id,
    kind: 'refuses-valid',
    what,
    where,
    refuses: when,
    shows: async (url) => (await send(url)).status >= 400,
  };
}

/** A response that is altered before it is sent, shown by what one answer has. */
export function answers<S>(
  id: string,
  kind: Kind,
  where: string,
  what: string,
  late: NonNullable<Fault<S>['late']>,
  send: Send,
  wrong: (answer: Answer) => boolean,
): Fault<S> {
  return { id, kind, what, where, late, shows: async (url) => wrong(await send(url)) };
}
