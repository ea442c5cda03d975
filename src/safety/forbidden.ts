import type { Suite } from '../context/suite.ts';
import type { RequestDraft } from '../http/request.ts';

/** Why `never` in `target.yaml` forbids a request; undefined where it does not. */
export function forbidden({ spec, config }: Suite, draft: RequestDraft): string | undefined {
  const { never } = config.careRules;
  if (never.size === 0) return undefined;
  const { operation, method = operation.method } = draft;
  const meant = spec.operations.find((one) => one.path === operation.path && one.method === method);
  const named = [operation, meant].find((one) => one !== undefined && never.has(one.id));
  return named === undefined ? undefined : `never in target.yaml forbids ${named.id}`;
}
