import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { specsFolder } from '../apis.ts';
import { InputError } from '../input-error.ts';
import { driftBase } from './base/base.ts';
import { driftGenerated } from './base/generated.ts';
import { type DriftReport, driftExitCode } from './finding.ts';
import type { DriftOptions } from './options.ts';
import { formats } from './report/formats.ts';
import { driftUpstream } from './upstream/upstream.ts';

/** What to print, and the exit code. */
export interface DriftAnswer {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

/** Runs one check and brings its report into the wanted forms; files of `--report` are written. */
export async function runDrift(
  options: DriftOptions,
  today: string = dayOf(new Date()),
): Promise<DriftAnswer> {
  const report = await check(options, today);
  for (const { format, file } of options.reports) {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, render(report, format));
  }
  return { text: render(report, options.format), exitCode: driftExitCode(report, options.strict) };
}

function check(options: DriftOptions, today: string): Promise<DriftReport> {
  const folder = options.specs ?? specsFolder;
  if (options.check === 'base') {
    return driftBase({ ref: options.ref, today, folder, generated: () => driftGenerated(folder) });
  }
  if (options.check === 'upstream') {
    if (options.api === undefined) throw new InputError('Which API? Name it with --api.');
    return driftUpstream({ api: options.api, documents: options.documents, today, folder });
  }
  throw new InputError(`The check "${options.check}" is not built yet.`);
}

function render(report: DriftReport, format: string): string {
  return formats[format]?.(report) ?? '';
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
