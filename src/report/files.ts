import path from 'node:path';
import { type CoveredRun, coverageJson } from '../coverage/coverage.ts';
import { InputError } from '../shared/input-error.ts';
import { isFileError, writeWhole } from '../shared/write-whole.ts';
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
  let file = '';
  try {
    for (const [name, write] of Object.entries(writers)) {
      file = path.join(folder, name);
      writeWhole(file, write(run));
    }
  } catch (thrown) {
    if (!isFileError(thrown)) throw thrown;
    const why = thrown.code === 'ENOSPC' ? ': the disk is full' : '';
    throw new InputError(`${file} cannot be written${why}. Choose another folder with --report.`);
  }
  return path.join(folder, 'report.json');
}
