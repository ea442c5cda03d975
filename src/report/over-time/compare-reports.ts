import type { PastCause, PastReport } from './past-report.ts';

/** What has become of the causes between two reports. */
export type Change = 'new' | 'still' | 'healed' | 'flaky' | 'not asked again';

/** A cause, and what has become of it. */
export interface ChangedCause {
  readonly change: Change;
  readonly cause: PastCause;
}

/**
 * The causes of two reports: new ones first, then what is still there, what healed, what comes and goes by itself, and
 * what the later run did not ask again.
 */
export function compareReports(old: PastReport, now: PastReport): ChangedCause[] {
  const order: Change[] = ['new', 'still', 'flaky', 'healed', 'not asked again'];
  const later = now.causes.map((cause): ChangedCause => {
    if (cause.rule === 'flaky') return { change: 'flaky', cause };
    return { change: old.causes.some((one) => isSame(one, cause)) ? 'still' : 'new', cause };
  });
  const gone = old.causes
    .filter((cause) => !now.causes.some((one) => isSame(one, cause)))
    .map((cause): ChangedCause => {
      if (cause.rule === 'flaky') return { change: 'flaky', cause };
      return { change: isAsked(cause, now) ? 'healed' : 'not asked again', cause };
    });
  return [...later, ...gone].sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change));
}

/** The same rule of the same promise, broken in one operation at least of the other. */
export function isSame(one: PastCause, other: PastCause): boolean {
  return (
    one.api === other.api &&
    one.rule === other.rule &&
    placeless(one.expected) === placeless(other.expected) &&
    one.operations.some((operation) => other.operations.includes(operation))
  );
}

/** Without the index of an item: which one shows it differs from run to run. */
const placeless = (text: string) => text.replace(/(?<=#[^ ]*\/)\d+(?=[/ ]|$)/g, '*');

/** True where one probe of the cause was tried in a run, and came to an end. */
export function isAsked({ api, probes }: PastCause, { outcomes }: PastReport): boolean {
  return probes.some((probe) => /^(verified|failed|expected)$/.test(outcomes.get(`${api} ${probe}`) ?? ''));
}
