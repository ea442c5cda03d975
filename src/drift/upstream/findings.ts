import type { Operation } from '../../spec/operation.ts';
import { shapeOf } from '../compare/template.ts';
import { type DriftFinding, drift } from '../finding.ts';
import type { BadExample } from './examples.ts';
import type { PublishedSpec } from './match.ts';
import type { DeclaredSpec } from './ours.ts';

/** A page's example that our schema does not let through. */
export function badExample(
  ours: DeclaredSpec,
  { method, path: own }: Operation,
  bad: BadExample,
  name: string,
): DriftFinding {
  const { at, expected, actual, example, identity } = bad;
  const rule = example.part === 'request' ? 'drift-upstream-body' : 'drift-upstream-responses';
  const parts = {
    api: ours.api,
    variant: undefined,
    operations: [`${method} ${own}`],
    spec: ours.locate(at),
  } as const;
  const reason = 'What the page shows is not what our spec lets through.';
  const said = { expected, actual, reason, other: `${name}:${example.line}` };
  return drift(rule, { ...parts, ...said, level: 'risky', change: 'example-differs' }, [
    'upstream',
    method,
    shapeOf(own),
    ...identity,
  ]);
}

/** An operation of ours that a document lacks. */
export function gone(ours: DeclaredSpec, { method, path: own, at }: Operation): DriftFinding {
  const operation = `${method} ${own}`;
  const parts = {
    api: ours.api,
    variant: undefined,
    operations: [operation],
    spec: ours.locate(at),
    other: undefined,
  } as const;
  const said = {
    expected: operation,
    actual: 'nothing',
    reason: 'Calls to this operation may fail soon, or do already.',
  };
  return drift('drift-upstream-gone', { ...parts, ...said, level: 'breaking', change: 'operation-gone' }, [
    'upstream',
    method,
    shapeOf(own),
  ]);
}

/** An operation beside ours that only the document has. */
export function fresh(
  ours: DeclaredSpec,
  { method, path: own, as }: PublishedSpec,
  name: string,
): DriftFinding {
  const operation = `${method} ${as}`;
  const parts = {
    api: ours.api,
    variant: undefined,
    operations: [operation],
    spec: ours.locate('#/paths'),
  } as const;
  const said = {
    expected: 'nothing',
    actual: operation,
    reason: 'No caller has to change; the contract could cover it.',
  };
  const other = `${name}#/paths/${own.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return drift('drift-upstream-new', { ...parts, ...said, other, level: 'safe', change: 'operation-new' }, [
    'upstream',
    method,
    shapeOf(as),
  ]);
}

/** A listed document that could not be read: one finding, so that the others are still compared. */
export function unreachable(api: string, spec: string, source: string, reason: string): DriftFinding {
  const parts = { api, variant: undefined, operations: [], spec, other: source } as const;
  const said = { expected: 'the published document', actual: 'none that can be read', reason };
  return drift(
    'drift-upstream-unreachable',
    { ...parts, ...said, level: 'risky', change: 'document-unreachable' },
    ['upstream', source],
  );
}

/** A document that names no credentials anywhere: said once, for all of its operations. */
export function silentOnSecurity(
  ours: DeclaredSpec,
  operations: readonly Operation[],
  name: string,
): DriftFinding {
  const parts = {
    api: ours.api,
    variant: undefined,
    operations: operations.map(({ method, path: own }) => `${method} ${own}`).sort(),
    spec: ours.locate('#/security'),
    other: name,
  } as const;
  const said = {
    expected: `credentials for ${operations.length} operations`,
    actual: 'no word about credentials',
    reason: 'Nothing can be compared; whoever reads that document alone sends none.',
  };
  return drift('drift-upstream-silent', { ...parts, ...said, level: 'risky', change: 'security-silent' }, [
    'upstream',
    name,
    'security',
  ]);
}
