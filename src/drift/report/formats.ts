import type { DriftReport } from '../finding.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

/** One form of answer for each reader. */
export const formats: Readonly<Record<string, (report: DriftReport) => string>> = {
  text: textReport,
  json: jsonReport,
  markdown: markdownReport,
  github: githubReport,
  sarif: sarifReport,
  junit: junitReport,
};
