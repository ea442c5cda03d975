import type { DriftFinding } from '../finding.ts';
import type { Published } from './load.ts';

/** What the comparison with one document found. */
export interface SourceFinding {
  readonly kind: Published['kind'];
  readonly findings: readonly DriftFinding[];
}

/**
 * What several documents say together: vendors publish one for each part of an API, so an operation is gone when
 * no document has it, and what two of them say alike is told once.
 */
export function together(all: readonly SourceFinding[]): DriftFinding[] {
  const documents = all.filter(({ kind }) => kind === 'openapi');
  const isGoneFrom = ({ findings }: SourceFinding, { fingerprint }: DriftFinding) =>
    findings.some((one) => one.change === 'operation-gone' && one.fingerprint === fingerprint);
  const known = new Map<string, DriftFinding>();
  for (const { kind, findings } of all) {
    for (const finding of findings) {
      const isElsewhere =
        kind === 'openapi' &&
        finding.change === 'operation-gone' &&
        !documents.every((one) => isGoneFrom(one, finding));
      if (!isElsewhere && !known.has(finding.fingerprint)) known.set(finding.fingerprint, finding);
    }
  }
  return [...known.values()];
}
