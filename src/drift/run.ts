import { statSync } from 'node:fs';
import type { Env } from '../shared/env.ts';
import { InputError } from '../shared/input-error.ts';
import { writeReportFile } from '../shared/write-whole.ts';
import { specsFolder } from '../spec/apis.ts';
import { type DriftReport, driftExitCode } from './finding.ts';
import type { DriftOptions } from './options.ts';
import { formats } from './report/formats.ts';

/** What to print, and the exit code. */
export interface DriftAnswer {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

/** What a check needs from where it is started. */
export interface DriftEnvironment {
  /** The day on which acceptances are looked at, `2026-12-31`. */
  readonly today?: string;
  readonly env?: Env;
  /** Ends what runs until it is stopped. */
  readonly stop?: AbortSignal;
  /** Told what a person should know while the check runs. */
  readonly tell?: (line: string) => void;
}

/** Runs one check and brings its report into the wanted forms; files of `--report` are written. */
export async function runDrift(options: DriftOptions, around: DriftEnvironment = {}): Promise<DriftAnswer> {
  const report = await check(options, around);
  for (const { format, file } of options.reports) writeReportFile(file, render(report, format), 'file');
  return { text: render(report, options.format), exitCode: driftExitCode(report, options.strict) };
}

/** Each check is loaded when it is asked for: a mock server is nothing that a comparison should wait for. */
async function check(options: DriftOptions, around: DriftEnvironment): Promise<DriftReport> {
  const today = around.today ?? dayOf(new Date());
  const folder = options.specs ?? specsFolder;
  if (options.check === 'base') return checkBase(options.ref, today, folder);
  if (options.check === 'upstream') return checkUpstream(options, today, folder);
  if (options.check === 'traffic') {
    const { driftTraffic } = await import('./traffic/traffic.ts');
    return driftTraffic({ ...options, folder, stop: around.stop, tell: around.tell });
  }
  if (options.specs !== undefined) {
    throw new InputError('--specs does not belong to live: it asks about the APIs of this folder.');
  }
  const { driftLive } = await import('./live/live.ts');
  return driftLive({ api: options.api, target: options.target, env: around.env ?? {}, today });
}

async function checkBase(ref: string, today: string, folder: string): Promise<DriftReport> {
  const { driftBase } = await import('./base/base.ts');
  // Only a folder of APIs has files that are generated of it
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const generated = async () => (await import('./base/generated.ts')).driftGenerated(folder);
  return driftBase({ ref, today, folder, ...(isFolder ? { generated } : {}) });
}

async function checkUpstream(options: DriftOptions, today: string, folder: string): Promise<DriftReport> {
  const { driftAllUpstream, driftUpstream } = await import('./upstream/upstream.ts');
  const { api, documents, variant } = options;
  if (api !== undefined) return driftUpstream({ api, documents, today, folder, variant });
  if (documents.length === 0) return driftAllUpstream({ today, folder });
  throw new InputError('Which API is the document about? Name it with --api.');
}

function render(report: DriftReport, format: string): string {
  return formats[format]?.(report) ?? '';
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
