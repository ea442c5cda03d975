import { changeFormats } from '../../report/over-time/change-formats.ts';
import { compareReports } from '../../report/over-time/compare-reports.ts';
import { historyFormats } from '../../report/over-time/history-formats.ts';
import { readPastReport } from '../../report/over-time/past-report.ts';
import { InputError } from '../../shared/input-error.ts';
import { suggest } from '../../shared/nearest.ts';
import { say, sayToCi } from '../print.ts';
import type { ReportOptions } from './options.ts';

/** `report compare OLD NEW`: 1 where a cause is new, else 0. */
export function printComparison({ files, format }: ReportOptions): number {
  const [old, now, ...more] = files;
  if (old === undefined || now === undefined || more.length > 0)
    throw new InputError('compare wants two reports: report compare OLD NEW.');
  const write = formatIn(changeFormats, format);
  const changes = compareReports(readPastReport(old), readPastReport(now));
  const text = write(changes);
  if (format === 'github') sayToCi(text);
  else say(text.trimEnd());
  return changes.some(({ change }) => change === 'new') ? 1 : 0;
}

/** `report history FILE…`, the oldest first. */
export function printHistory({ files, format }: ReportOptions): number {
  if (files.length === 0) throw new InputError('history wants reports, the oldest first.');
  say(formatIn(historyFormats, format)(files.map(readPastReport)).trimEnd());
  return 0;
}

function formatIn<T>(formats: Readonly<Record<string, T>>, name: string): T {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format !== undefined) return format;
  throw new InputError(`--format ${JSON.stringify(name)} is none${suggest(name, Object.keys(formats))}`);
}
