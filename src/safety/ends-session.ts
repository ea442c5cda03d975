import type { RequestDraft } from '../http/request.ts';
import { endsSession } from '../spec/session-end.ts';
import type { Spec } from '../spec/spec.ts';

/** Why a request may not go out: what the run is let in with would be worth nothing afterwards. */
export function endsOwnSession(
  spec: Spec,
  { operation, identity, alternative }: RequestDraft,
): string | undefined {
  const isShown = alternative.length > 0 && (identity === 'administrator' || identity === 'unprivileged');
  return isShown && endsSession(spec, operation)
    ? 'it would end the session that the run is let in with'
    : undefined;
}
