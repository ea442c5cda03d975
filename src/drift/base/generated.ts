import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findApis } from '../../spec/apis.ts';
import { type DriftFinding, drift } from '../finding.ts';

const reasons = {
  missing: 'Callers that build on it find nothing.',
  changed: 'Callers that build on it are told something else than the spec says.',
  orphaned: 'No spec gives it any more, and callers may still build on it.',
} as const;

/**
 * What is wrong with the generated files and pages, paths from `root`; nothing where the repository keeps none that
 * "npm run generate" wrote.
 */
export async function driftGenerated(specs: string, root = '.'): Promise<DriftFinding[]> {
  if (!keepsGenerated(specs, join(root, 'generated'))) return [];
  const { compareOutput, planOutput } = await import('../../generate/output.ts');
  return compareOutput(await planOutput(specs), root).map(({ path, state }) =>
    drift(
      'drift-generated',
      {
        ...{ level: 'risky', change: `generated-${state}`, api: apiOf(path), variant: undefined },
        ...{ operations: [], other: undefined, spec: `${path}:1` },
        expected: state === 'orphaned' ? 'no such file' : 'the file as the spec gives it',
        actual: state,
        reason: `${reasons[state]} Run npm run generate and commit what it writes.`,
      },
      [path],
    ),
  );
}

// --- internal ---

/** A folder of this name may be another tool's: one of ours names its writer. */
function keepsGenerated(specs: string, folder: string): boolean {
  const written = ['openapi.json', 'types.ts', 'client.ts'];
  const files = findApis(specs).flatMap(({ name }) => written.map((file) => join(folder, name, file)));
  return [join(folder, 'README.md'), ...files].some(
    (file) => existsSync(file) && /(npm run|workspace-contracts) generate\b/.test(readFileSync(file, 'utf8')),
  );
}

function apiOf(path: string): string {
  const [folder, name, file] = path.split('/');
  return folder === 'generated' && file !== undefined ? (name ?? 'all') : 'all';
}
