import type { RequestValues } from './draft.ts';

/** A request of the log on its way into "try it". */
let waiting: { readonly operation: string; readonly values: RequestValues } | undefined;

/** Keeps what a request held until its operation is shown. */
export function keepReplay(operation: string, values: RequestValues): void {
  waiting = { operation, values };
}

/** What was kept for an operation; once. */
export function takeReplay(operation: string): RequestValues | undefined {
  const values = waiting?.operation === operation ? waiting.values : undefined;
  waiting = undefined;
  return values;
}
