import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../shared/write-whole.ts';
import type { StateReport } from './state-report.ts';

/** Where the comparison of before and after is kept in a report folder. */
function stateFile(folder: string): string {
  return path.join(folder, 'state.json');
}

/** Forgets what an earlier run compared. */
export function clearStateReports(folder: string): void {
  rmSync(stateFile(folder), { force: true });
}

/** What the run in this folder compared, API by API; nothing where it wrote nothing. */
export function readStateReports(folder: string): readonly StateReport[] {
  const file = stateFile(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StateReport[]) : [];
}

/** Adds what was compared for one API. */
export function writeStateReport(folder: string, report: StateReport): void {
  const others = readStateReports(folder).filter(({ api }) => api !== report.api);
  writeWhole(stateFile(folder), `${JSON.stringify([...others, report], undefined, 2)}\n`);
}
