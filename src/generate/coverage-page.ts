import { findApis, specsFolder } from '../spec/apis.ts';
import { loadSpec } from '../spec/spec.ts';
import { variantsOf } from '../spec/variant.ts';
import { type Covered, coverageOf } from './answer-rows.ts';
import type { PlannedFile } from './plan.ts';

/** Where the page belongs, from the project's folder. */
export const coveragePath = 'docs/coverage.md';

const head = `<!-- Generated from specs/ by "npm run generate". Do not edit: change the spec. -->

# What the suites verify

Every operation with every answer it documents, in exactly one state. A number says how many probes of the contract
suite ask the mock for this answer; \`npm test\` sends them all, and each has to be verified. *pending* means that nothing
can be sent that brings the answer about; the reason stands below the table. A dash: this status is not documented.
Under a variant stand the operations that document other answers than the base, or have them in another state.
`;

/** The page as it has to be, from the specs with their variants. */
export async function planCoverage(folder: string = specsFolder): Promise<PlannedFile> {
  const parts: string[] = [];
  for (const api of findApis(folder)) {
    const base = coverageOf(await loadSpec(api));
    parts.push(`## ${api.name}\n\n${section(base)}`);
    for (const variant of variantsOf(api)) {
      const rows = coverageOf(await loadSpec(api, variant));
      parts.push(`### ${api.name} as ${variant}\n\n${differing(base, rows)}`);
    }
  }
  return { path: coveragePath, text: `${head}\n${parts.join('\n')}` };
}

function differing(base: readonly Covered[], rows: readonly Covered[]): string {
  const stateOf = (all: readonly Covered[], id: string) =>
    JSON.stringify(
      all
        .filter(({ operation }) => operation.id === id)
        .map(({ status, probes, pending }) => [status, probes > 0, pending]),
    );
  const other = rows.filter(({ operation: { id } }) => stateOf(base, id) !== stateOf(rows, id));
  return other.length === 0 ? 'The same answers in the same states.\n' : section(other);
}

function section(rows: readonly Covered[]): string {
  return [...counts(rows), '', ...table(rows), '', ...reasons(rows), ''].join('\n');
}

function counts(rows: readonly Covered[]): string[] {
  const operations = new Set(rows.map(({ operation }) => operation.id)).size;
  const verified = rows.filter(({ probes }) => probes > 0).length;
  return [
    `${operations} operations, ${rows.length} documented answers: ${verified} verified on the mock, ${rows.length - verified} pending.`,
  ];
}

function table(rows: readonly Covered[]): string[] {
  const statuses = [...new Set(rows.map(({ status }) => status))].sort();
  const ids = [...new Set(rows.map(({ operation }) => operation.id))];
  const lines = ids.map((id) => {
    const own = rows.filter(({ operation }) => operation.id === id);
    const [first] = own;
    const call = first === undefined ? '' : `\`${first.operation.method} ${first.operation.path}\``;
    const cells = statuses.map((status) => cell(own.find((row) => row.status === status)));
    return `| ${[id, call, ...cells].join(' | ')} |`;
  });
  return [
    `| ${['operation', 'call', ...statuses].join(' | ')} |`,
    `|${'---|'.repeat(2)}${'--:|'.repeat(statuses.length)}`,
    ...lines,
  ];
}

function cell(row: Covered | undefined): string {
  if (row === undefined) return '–';
  return row.probes > 0 ? String(row.probes) : 'pending';
}

/** A line per reason: which answers are pending for it, and where. */
function reasons(rows: readonly Covered[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { operation, status, pending } of rows) {
    for (const { example, reason } of pending) {
      const key = `${status}${example === undefined ? '' : ` \`${example}\``}: ${reason}`;
      groups.set(key, [...(groups.get(key) ?? []), operation.id]);
    }
  }
  const all = new Set(rows.map(({ operation }) => operation.id)).size;
  const lines = [...groups].map(
    ([what, ids]) => `- ${what} (${ids.length === all ? 'all' : ids.join(', ')})`,
  );
  return lines.length === 0 ? [] : ['Pending:', '', ...lines.sort()];
}
