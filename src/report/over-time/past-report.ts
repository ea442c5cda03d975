import { readFileSync } from 'node:fs';
import { InputError } from '../../shared/input-error.ts';
import { isObject, type JsonObject } from '../../shared/json.ts';

/** The `report.json` of an earlier run, as far as it tells of causes. */
export interface PastReport {
  /** How the file was named. */
  readonly file: string;
  readonly target: string;
  readonly causes: readonly PastCause[];
  /** What became of every probe: `api id`. */
  readonly outcomes: ReadonlyMap<string, string>;
}

/** One cause of findings, as a report tells it. */
export interface PastCause {
  readonly rule: string;
  readonly severity: string;
  readonly api: string;
  readonly spec: string;
  readonly expected: string;
  readonly actual: string;
  readonly operations: readonly string[];
  readonly probes: readonly string[];
}

/** Reads a `report.json`. An InputError when it is none, or was written before reports told causes. */
export function readPastReport(file: string): PastReport {
  const report = parse(file);
  const { causes, probes, target } = report;
  if (!Array.isArray(causes) || !Array.isArray(probes))
    throw new InputError(`${file} tells no causes. Name the report.json of a run of this version.`);
  return {
    file,
    target: String(target ?? ''),
    causes: causes.filter(isObject).map(causeOf),
    outcomes: new Map(
      probes.filter(isObject).map(({ api, id, outcome }) => [`${api} ${id}`, String(outcome)]),
    ),
  };
}

function causeOf(cause: JsonObject): PastCause {
  const text = (name: string) => String(cause[name] ?? '');
  const texts = (name: string) => (Array.isArray(cause[name]) ? cause[name].map(String) : []);
  return {
    rule: text('rule'),
    severity: text('severity'),
    api: text('api'),
    spec: text('spec'),
    expected: text('expected'),
    actual: text('actual'),
    operations: texts('operations'),
    probes: texts('probes'),
  };
}

function parse(file: string): JsonObject {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`${file} cannot be read. Name the report.json of an earlier run.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // said below
  }
  throw new InputError(`${file} is no report. Name the report.json of an earlier run.`);
}
