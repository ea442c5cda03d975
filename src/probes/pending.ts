import { isSafe, type Method } from '../spec/operation.ts';
import type { Target } from '../target/target.ts';
import type { Probe } from './probe.ts';

/** Why nothing that could change something goes out to a target that is only read. */
export const readOnlyReason = 'it could change something there: add --allow-writes';

/** Why a probe cannot be sent to this target; undefined when it can. */
export function pendingReason(probe: Probe, target: Target): string | undefined {
  const { draft } = probe;
  if (draft === undefined) return probe.pending ?? 'no request brings it about';
  if (target.care === 'read-only' && !isSafe((draft.method ?? draft.operation.method) as Method))
    return readOnlyReason;
  if (!target.knowsIdentities) {
    const stock = stockReason(probe);
    if (stock !== undefined) return stock;
  }
  const identity = draft.identity === 'unprivileged' ? 'unprivileged' : 'administrator';
  const isAnonymous = draft.identity === 'nobody' || (draft.identity === 'invalid' && target.knowsIdentities);
  return isAnonymous || !target.knowsIdentities ? undefined : target.lacks(identity, draft.alternative);
}

/** What a stock Prism cannot be brought to. */
function stockReason({ kind, promise, draft }: Probe): string | undefined {
  if (kind === 'wrong credentials' || kind === 'permission')
    return 'a stock Prism does not know whose credentials it sees';
  if (kind === 'missing') return 'a stock Prism has everything that is asked for';
  if (kind === 'malformed') return 'a stock Prism answers unreadable bodies in its own words';
  if (kind === 'method') return 'a stock Prism answers unknown methods in its own words';
  const refusal = !promise.statuses[0]?.startsWith('2');
  if (kind === 'random') return undefined;
  if (kind === 'example' && refusal) return 'a stock Prism gives a valid request its first success';
  if (kind === 'invalid' && draft?.identity === 'administrator' && promise.statuses.length === 0) {
    return 'a stock Prism refuses in its own words what the spec documents no refusal for';
  }
  return undefined;
}
