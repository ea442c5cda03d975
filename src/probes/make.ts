import type { Probe, ProbeKind, Promised } from '../probe.ts';
import type { Draft } from '../request.ts';
import type { Context } from './base.ts';

/** A probe that sends something. */
export function probe(context: Context, kind: ProbeKind, title: string, draft: Draft, promise: Promised): Probe {
  const { operation } = context;
  return {
    id: `${operation.id}/${title === kind ? kind : `${kind}/${title}`}`,
    api: operation.api,
    operation,
    kind,
    title,
    draft,
    promise,
    pending: undefined,
    guesses: guessesOf(context, draft),
  };
}

/** A promise that no request can bring about, with the reason. */
export function pendingProbe(context: Context, title: string, promise: Promised, reason: string): Probe {
  const { operation } = context;
  return {
    id: `${operation.id}/response/${title}`,
    api: operation.api,
    operation,
    kind: 'response',
    title,
    draft: undefined,
    promise,
    pending: reason,
    guesses: [],
  };
}

/** Path parameters whose value nobody vouches for: on a real target an example's id need not exist. */
function guessesOf(context: Context, draft: Draft): string[] {
  if (context.examplesExist) return [];
  return Object.keys(draft.path).filter((name) => context.known(`path.${name}`) === undefined);
}
