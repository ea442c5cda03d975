import path from 'node:path';
import { type CoveredRun, coverageJson } from '../coverage/coverage.ts';
import { writeReportFile } from '../shared/write-whole.ts';
import { reportHar } from './har.ts';
import { reportHtml } from './html/page.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';
import { resultsJson } from './results.ts';
import { reportSarif } from './sarif.ts';

const writers: Readonly<Record<string, (run: CoveredRun) => string>> = {
  'report.json': reportJson,
  'report.html': reportHtml,
  'junit.xml': reportJunit,
  'report.sarif': reportSarif,
  'exchanges.har': reportHar,
  'coverage.json': ({ coverage }) => coverageJson(coverage),
  'results.json': resultsJson,
};

/**
 * Writes every report into a folder, which is made where it is missing. Gives the path of `report.json`.
 * An InputError when the folder cannot be written.
 */
export function writeReports(run: CoveredRun, folder: string): string {
  for (const [name, write] of Object.entries(writers))
    writeReportFile(path.join(folder, name), write(run), 'folder');
  return path.join(folder, 'report.json');
}
