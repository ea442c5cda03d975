import type { CoveredRun } from '../../coverage/coverage.ts';
import { mergeRuns } from '../../report/merge.ts';
import { readResults } from '../../report/results.ts';
import { readStandards } from '../../run/standards.ts';
import { summarise } from '../../run/summarise.ts';
import { chooseApi, chooseApis } from '../../spec/apis.ts';
import { localDocuments } from '../../spec/fetch-document.ts';
import { loadSpec } from '../../spec/spec.ts';
import type { ReportOptions } from './options.ts';

/** The runs of these reports as one, held against exceptions, baseline and coverage. */
export async function mergeReports(options: ReportOptions, today: string): Promise<CoveredRun> {
  const run = mergeRuns(options.files.map(readResults));
  const documents = run.apis.flatMap(({ document }) => document ?? []);
  // From now on a lone document goes by its name
  if (documents.length > 0) chooseApis(await localDocuments(documents));
  const standards = readStandards(
    run.apis.map(({ name }) => name),
    options,
    today,
  );
  const specs = await Promise.all(run.apis.map(({ name, variant }) => loadSpec(chooseApi(name), variant)));
  return summarise(run, specs, standards);
}
