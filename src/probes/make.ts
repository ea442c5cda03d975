import { bodyOf } from '../http/body-of.ts';
import type { RequestDraft } from '../http/request.ts';
import { isReference, sitesOf } from '../values/sites.ts';
import { type Context, requestReader } from './context.ts';
import { mediaOf } from './encode.ts';
import type { Probe, ProbeKind, Promised } from './probe.ts';

/** A probe that sends something. */
export function probe(
  context: Context,
  kind: ProbeKind,
  title: string,
  draft: RequestDraft,
  promise: Promised,
): Probe {
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

/**
 * Places whose value nobody vouches for: on a real target the ids of the spec's examples need not exist.
 * `path.uid` for a path parameter, `body` where the body names things that the target did not tell us of.
 */
function guessesOf(context: Context, draft: RequestDraft): string[] {
  if (context.examplesExist) return [];
  const path = Object.keys(draft.path)
    .map((name) => `path.${name}`)
    .filter((place) => context.known(place) === undefined || context.isNew?.(place));
  return holdsUnknownReference(context, draft) ? [...path, 'body'] : path;
}

function holdsUnknownReference(context: Context, draft: RequestDraft): boolean {
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  const value = bodyOf(draft);
  if (pointer === undefined || value === undefined) return false;
  const known = context.bodyPlaces.map((place) => context.known(place));
  return sitesOf(requestReader(context.spec), pointer, value).some(
    (site) =>
      typeof site.value === 'string' &&
      isReference(site) &&
      !known.includes(site.value) &&
      context.reference?.(site.name) !== site.value,
  );
}
