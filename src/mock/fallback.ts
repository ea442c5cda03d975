import { examplesOf } from '../operation.ts';
import type { Json } from '../json.ts';
import type { Spec } from '../spec.ts';

/** An answer for which the operation documents nothing, in the API's own error shape. */
export interface Fallback {
  readonly status: number;
  readonly type: string;
  readonly body: Json;
}

/**
 * What this API would say with `status` where no operation matches or none documents it: the example of another
 * operation's answer of that status, else of its nearest error, else a plain JSON error.
 */
export function fallbackFor(spec: Spec, status: number, message: string): Fallback {
  const errors = spec.operations
    .flatMap((operation) => operation.responses)
    .filter((response) => /^[45]\d\d$/.test(response.status));
  const nearest = [...errors].sort((a, b) => distance(a.status, status) - distance(b.status, status));
  for (const response of nearest) {
    const [example] = examplesOf(response);
    const type = response.media[0]?.type;
    if (example !== undefined && type !== undefined) return { status, type, body: example.value };
  }
  return { status, type: 'application/json', body: { error: message } };
}

function distance(documented: string, status: number): number {
  return Math.abs(Number(documented) - status);
}
