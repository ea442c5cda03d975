import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunResult } from '../judge/result.ts';
import { InputError } from '../shared/input-error.ts';
import { isObject } from '../shared/json.ts';

const format = 1;

/** The content of `results.json`: a whole run, exchanges included, for merging and for tools of one's own. */
export function resultsJson({ target, apis, results, scope, flags }: RunResult): string {
  return `${JSON.stringify({ format, target, apis, scope, flags, results })}\n`;
}

/** Reads the run that a `report.json` is about: the `results.json` beside it. An InputError when there is none. */
export function readResults(report: string): RunResult {
  const file = path.join(path.dirname(report), 'results.json');
  const value = parse(file);
  const isRun =
    isObject(value) &&
    typeof value.target === 'string' &&
    Array.isArray(value.apis) &&
    Array.isArray(value.results) &&
    value.results.every(
      (row) => isObject(row) && Array.isArray(row.findings) && Array.isArray(row.exchanges),
    );
  if (!isRun) throw new InputError(`${file} is not the results of a run.`);
  if (value.format !== format) {
    throw new InputError(
      `${file} was written by another version: it says format ${value.format}. Run again.`,
    );
  }
  const { format: _, ...run } = value;
  return run as unknown as RunResult;
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`${file} cannot be read. It is written beside report.json: keep the two together.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(`${file} is not JSON. Run again.`);
  }
}
