import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planCoverage } from '../coverage-page.ts';
import { compareGenerated, type Stale, writeGenerated } from './apply.ts';
import { type PlannedFile, planGenerated } from './plan.ts';

/** Everything that "npm run generate" writes: the folder `generated/`, and pages among those written by hand. */
export interface Output {
  readonly generated: readonly PlannedFile[];
  /** Paths from the project's folder. */
  readonly pages: readonly PlannedFile[];
}

/** What the specs give. */
export async function planOutput(): Promise<Output> {
  return { generated: await planGenerated(), pages: [await planCoverage()] };
}

/** What is not as planned; paths from the project's folder. */
export function compareOutput({ generated, pages }: Output): Stale[] {
  return [...below(compareGenerated(generated)), ...pages.flatMap(comparePage)];
}

/** Brings everything up to date, and says what was not. */
export function writeOutput({ generated, pages }: Output): Stale[] {
  const stale = [...below(writeGenerated(generated)), ...pages.flatMap(comparePage)];
  for (const page of pages) {
    mkdirSync(path.dirname(page.path), { recursive: true });
    writeFileSync(page.path, page.text);
  }
  return stale;
}

function below(stale: readonly Stale[]): Stale[] {
  return stale.map((one) => ({ ...one, path: path.posix.join('generated', one.path) }));
}

function comparePage({ path: file, text }: PlannedFile): Stale[] {
  if (!existsSync(file)) return [{ path: file, state: 'missing' }];
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text ? [] : [{ path: file, state: 'changed' }];
}
