import type { Outcome, ProbeResult } from '../../judge/result.ts';

/** One operation with its probes, as the page shows it. */
export interface Group {
  /** Its anchor. */
  readonly key: string;
  readonly api: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Each with its number on the page. */
  readonly probes: readonly { readonly result: ProbeResult; readonly number: number }[];
}

/** The probes of a run by operation, in the order of the run. */
export function groupsOf(results: readonly ProbeResult[]): Group[] {
  const groups = new Map<string, ProbeResult[]>();
  for (const result of results) {
    const key = `${result.api} ${result.kind === 'run' ? '' : result.operation}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [result]);
    else group.push(result);
  }
  let number = 0;
  return [...groups.values()].map((list, index) => {
    const [first] = list;
    return {
      key: `o${index}`,
      api: first?.api ?? '',
      operation: first?.kind === 'run' ? 'this run' : (first?.operation ?? ''),
      method: first?.method ?? '',
      path: first?.path ?? '',
      probes: list.map((result) => ({ result, number: number++ })),
    };
  });
}

/** From the worst on: what a cell or a group is coloured by. */
export const outcomes: readonly Outcome[] = ['failed', 'broken', 'expected', 'pending', 'verified'];

/** The worst outcome of these; a pending one does not outshine a verified one. */
export function worstOf(results: readonly ProbeResult[]): Outcome {
  const has = (outcome: Outcome) => results.some((result) => result.outcome === outcome);
  const order: readonly Outcome[] = ['failed', 'broken', 'expected', 'verified', 'pending'];
  return order.find(has) ?? 'pending';
}

/** How outcomes are called: never by colour alone. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  failed: 'failed',
  broken: 'could not run',
  expected: 'expected failure',
  pending: 'pending',
  verified: 'verified',
};

/** A sign for each outcome. */
export const outcomeSigns: Readonly<Record<Outcome, string>> = {
  failed: '✗',
  broken: '!',
  expected: '≈',
  pending: '–',
  verified: '✓',
};
