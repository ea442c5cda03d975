import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findApis } from '../../apis.ts';
import { type DriftFinding, drift } from '../finding.ts';

const reasons = {
  missing: 'Callers that build on it find nothing.',
  changed: 'Callers that build on it are told something else than the spec says.',
  orphaned: 'No spec gives it any more, and callers may still build on it.',
} as const;

/** What is wrong with the generated files; nothing where the repository keeps none. */
export async function driftGenerated(specs: string, folder = 'generated'): Promise<DriftFinding[]> {
  if (!findApis(specs).some(({ name }) => existsSync(join(folder, name)))) return [];
  const [{ compareGenerated }, { planGenerated }] = await Promise.all([
    import('../../generate/apply.ts'),
    import('../../generate/plan.ts'),
  ]);
  const planned = await planGenerated(specs);
  return compareGenerated(planned, folder).map(({ path, state }) => {
    const api = path.includes('/') ? (path.split('/')[0] ?? '') : 'all';
    return drift(
      'drift-generated',
      {
        ...{
          level: 'risky',
          change: `generated-${state}`,
          api,
          variant: undefined,
          operations: [],
          other: undefined,
        },
        spec: `${folder}/${path}:1`,
        expected: state === 'orphaned' ? 'no such file' : 'the file as the spec gives it',
        actual: state,
        reason: `${reasons[state]} Run npm run generate and commit what it writes.`,
      },
      [path],
    );
  });
}
