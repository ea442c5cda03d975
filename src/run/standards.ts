import { chooseApi } from '../spec/apis.ts';
import { type Baseline, readBaseline } from './baseline.ts';
import { type Exception, readExceptions } from './exceptions.ts';

/** What a run is held against once its answers are judged. */
export interface Standards {
  readonly exceptions: readonly Exception[];
  readonly baseline: Baseline | undefined;
  readonly minCoverage: number | undefined;
  /** The day of the run, `2026-12-31`: exceptions expire. */
  readonly today: string;
}

/** Reads what the flags name, before anything is sent. An InputError for what cannot be read. */
export function readStandards(
  apis: readonly string[],
  options: { readonly baseline: string | undefined; readonly minCoverage: number | undefined },
  today: string,
): Standards {
  return {
    exceptions: apis.flatMap((name) => readExceptions(chooseApi(name))),
    baseline: options.baseline === undefined ? undefined : readBaseline(options.baseline),
    minCoverage: options.minCoverage,
    today,
  };
}
