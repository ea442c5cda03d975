import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../shared/write-whole.ts';
import { specsFolder } from '../spec/apis.ts';
import { compareGenerated, type Stale, writeGenerated } from './apply.ts';
import { architectureSource, planArchitecture } from './architecture-page.ts';
import { type PlannedFile, planGenerated } from './plan.ts';

/** Everything that "npm run generate" writes: the folder `generated/`, and pages among those written by hand. */
export interface Output {
  readonly generated: readonly PlannedFile[];
  /** Of some APIs alone: the files of others are no orphans. */
  readonly isPartial?: boolean;
  /** Paths from the project's folder. */
  readonly pages: readonly PlannedFile[];
}

/** What the specs give; pages of `docs/` in the project's own repository alone. */
export async function planOutput(
  specs: string = specsFolder,
  names: readonly string[] = [],
): Promise<Output> {
  const generated = await planGenerated(specs, names);
  const isPartial = names.length > 0;
  if (isPartial || !existsSync(architectureSource)) return { generated, isPartial, pages: [] };
  const [{ planCoverage }, { planFacts }, { planRules }] = await Promise.all([
    import('./coverage-page.ts'),
    import('./facts-page.ts'),
    import('./rule-entries.ts'),
  ]);
  const pages = [
    planArchitecture(),
    await planCoverage(specs),
    await planFacts(generated, specs),
    await planRules(),
  ];
  return { generated, pages };
}

/** What is not as planned; paths from the project's folder. */
export function compareOutput(
  { generated, isPartial, pages }: Output,
  root = '.',
  out = 'generated',
): Stale[] {
  const stale = compareGenerated(generated, path.join(root, out), isPartial);
  return [...below(stale, out), ...pages.flatMap((page) => comparePage(page, root))];
}

/** Brings everything up to date, and says what was not. */
export function writeOutput({ generated, isPartial, pages }: Output, root = '.', out = 'generated'): Stale[] {
  const stale = [
    ...below(writeGenerated(generated, path.join(root, out), isPartial), out),
    ...pages.flatMap((page) => comparePage(page, root)),
  ];
  for (const page of pages) {
    const file = path.join(root, page.path);
    writeWhole(file, page.text);
  }
  return stale;
}

function below(stale: readonly Stale[], folder: string): Stale[] {
  return stale.map((one) => ({ ...one, path: path.posix.join(folder, one.path) }));
}

function comparePage({ path: name, text }: PlannedFile, root: string): Stale[] {
  const file = path.join(root, name);
  if (!existsSync(file)) return [{ path: name, state: 'missing' }];
  const actual = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return actual === text ? [] : [{ path: name, state: 'changed' }];
}
