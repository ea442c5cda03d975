import { type DriftFinding, drift } from '../finding.ts';

/** An API that came, or is gone; `file` is its document, as it is or was called. */
export function apiChange(api: string, isGone: boolean, file: string): DriftFinding {
  const reason = isGone ? 'Calls to this API have no contract any more.' : 'No caller has to change.';
  return drift(
    isGone ? 'drift-breaking' : 'drift-risky',
    {
      ...{
        api,
        variant: undefined,
        spec: `${file}:1`,
        operations: [],
        other: undefined,
      },
      ...{ level: isGone ? 'breaking' : 'safe', change: isGone ? 'api-removed' : 'api-added', reason },
      ...movement(`API ${api}`, isGone),
    },
    [],
  );
}

/** A variant that came, or is gone. */
export function variantChange(api: string, variant: string, isGone: boolean, folder: string): DriftFinding {
  const file = isGone ? 'openapi.yaml' : `variants/${variant}.overlay.yaml`;
  const reason = isGone
    ? 'Whoever names this variant has nothing to hold a server against.'
    : 'No caller has to change.';
  return drift(
    'drift-risky',
    {
      ...{ api, variant, spec: `${folder}/${api}/${file}:1`, operations: [], other: undefined },
      ...{ level: isGone ? 'risky' : 'safe', change: isGone ? 'variant-removed' : 'variant-added', reason },
      ...movement(`variant ${variant}`, isGone),
    },
    [],
  );
}

function movement(what: string, isGone: boolean): { expected: string; actual: string } {
  return isGone ? { expected: what, actual: 'nothing' } : { expected: 'nothing', actual: what };
}
