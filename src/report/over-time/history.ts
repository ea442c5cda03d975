import { isAsked, isSame } from './compare-reports.ts';
import type { PastCause, PastReport } from './past-report.ts';

/** One cause over a row of reports. */
export interface CauseHistory {
  readonly cause: PastCause;
  /** For each report whether it was there, or not asked. */
  readonly seen: readonly ('there' | 'not there' | 'not asked')[];
  /** The report in which it was first seen. */
  readonly since: string;
  /** There, gone, and there again. */
  readonly isFlaky: boolean;
}

/** Every cause of a row of reports, the oldest first; what is there in the last one comes first. */
export function historyOf(reports: readonly PastReport[]): CauseHistory[] {
  const causes: PastCause[] = [];
  for (const report of reports)
    for (const cause of report.causes) if (!causes.some((one) => isSame(one, cause))) causes.push(cause);
  const histories = causes.map((cause): CauseHistory => {
    const seen = reports.map((report) => seenIn(report, cause));
    const since = reports[seen.indexOf('there')]?.file ?? '';
    return { cause, seen, since, isFlaky: cause.rule === 'flaky' || comesAndGoes(seen) };
  });
  const isOpen = ({ seen }: CauseHistory) => seen.at(-1) === 'there';
  return [...histories.filter(isOpen), ...histories.filter((one) => !isOpen(one))];
}

function seenIn(report: PastReport, cause: PastCause): CauseHistory['seen'][number] {
  if (report.causes.some((one) => isSame(one, cause))) return 'there';
  return isAsked(cause, report) ? 'not there' : 'not asked';
}

function comesAndGoes(seen: CauseHistory['seen']): boolean {
  const told = seen.filter((one) => one !== 'not asked');
  const first = told.indexOf('there');
  const gone = told.indexOf('not there', first);
  return first >= 0 && gone >= 0 && told.indexOf('there', gone) >= 0;
}

/** How many causes each report has, and how many of each operation: `api operation` to a count a report. */
export function countsOf(reports: readonly PastReport[]): {
  all: number[];
  byOperation: [string, number[]][];
} {
  const names = new Set(
    reports.flatMap(({ causes }) =>
      causes.flatMap(({ api, operations }) => operations.map((one) => `${api} ${one}`)),
    ),
  );
  const of = (name: string) =>
    reports.map(
      ({ causes }) =>
        causes.filter(({ api, operations }) => operations.some((one) => `${api} ${one}` === name)).length,
    );
  return {
    all: reports.map(({ causes }) => causes.length),
    byOperation: [...names].sort().map((name) => [name, of(name)]),
  };
}
