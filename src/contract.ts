import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startVitest } from 'vitest/node';
import { chooseApis } from './apis.ts';
import type { ContractOptions } from './contract-options.ts';
import { InputError } from './input-error.ts';
import { reportJson } from './report/json.ts';
import type { ProbeResult, RunResult } from './result.ts';

/**
 * Runs the contract suites in Vitest and collects what became of every probe.
 * An InputError when the suites could not be collected: an invalid spec, missing credentials, no answer.
 */
export async function runContract(options: ContractOptions): Promise<RunResult> {
  const apis = chooseApis(options.apis);
  const results: ProbeResult[] = [];
  const problems: string[] = [];
  const vitest = await startVitest('test', [], {
    project: ['contract'],
    watch: false,
    passWithNoTests: false,
    provide: { contract: options },
    reporters: [
      {
        onTestCaseResult: (test) => {
          const { result } = test.meta();
          if (result !== undefined) results.push(result);
        },
        onTestModuleEnd: (module) => {
          problems.push(...module.errors().map(({ message }) => message));
        },
      },
    ],
  });
  const unhandled = vitest.state
    .getUnhandledErrors()
    .map((error) => String((error as Error).message ?? error));
  await vitest.close();
  if (results.length === 0 && options.probe !== undefined) {
    throw new InputError(`No probe has "${options.probe}" in its id. Ids stand in report.json.`);
  }
  const [problem] = [...problems, ...unhandled];
  if (problem !== undefined) throw new InputError(problem);
  return {
    target: [...new Set(results.map(({ target }) => target))].join(', ') || 'mock',
    apis: apis.map(({ name }) => ({ name, variant: options.variant })),
    results,
  };
}

/** Writes `report.json` into a folder, which is made where it is missing. Gives the file's path. */
export function writeReport(run: RunResult, folder: string): string {
  const file = path.join(folder, 'report.json');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, reportJson(run));
  } catch {
    throw new InputError(`${file} cannot be written. Choose another folder with --report.`);
  }
  return file;
}
