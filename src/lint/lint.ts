import type { Api } from '../spec/apis.ts';
import { loadSpec, type Spec } from '../spec/spec.ts';
import { variantsOf } from '../spec/variant.ts';
import { lintSpec } from './lint-spec.ts';
import { lintWithRedocly } from './redocly.ts';
import type { LintFinding } from './rule.ts';

/** What a lint run looked at and found. */
export interface LintRun {
  /** `garden`, or `garden as 8.x` for a variant. */
  readonly specs: readonly string[];
  readonly findings: readonly LintFinding[];
}

/** Lints APIs with all their variants. An InputError for a spec that cannot be loaded at all. */
export async function lintApis(apis: readonly Api[]): Promise<LintRun> {
  const specs: Spec[] = [];
  for (const api of apis) {
    for (const variant of [undefined, ...variantsOf(api)])
      specs.push(await loadSpec(api, variant, { strict: true }));
  }
  const findings = [...(await lintWithRedocly(specs)), ...specs.flatMap(lintSpec)];
  return {
    specs: specs.map(({ api, variant }) => (variant === undefined ? api.name : `${api.name} as ${variant}`)),
    findings: sorted(findings),
  };
}

/** By place; what a variant has from its base is said once. */
function sorted(findings: readonly LintFinding[]): LintFinding[] {
  const distinct = new Map(findings.map((finding) => [textOf(finding), finding]));
  return [...distinct.values()].sort((a, b) => order(a, b));
}

function order(a: LintFinding, b: LintFinding): number {
  const [fileA = '', lineA = '0'] = a.place.split(/:(?=\d+$)/);
  const [fileB = '', lineB = '0'] = b.place.split(/:(?=\d+$)/);
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return Number(lineA) - Number(lineB) || (textOf(a) < textOf(b) ? -1 : 1);
}

function textOf({ place, rule, message }: LintFinding): string {
  return `${place}  ${rule}  ${message}`;
}

/** The report: a line per finding, and last the count with the way to repair. */
export function lintReport({ specs, findings }: LintRun): string {
  if (findings.length === 0) return `${specs.length} specs linted, variants included: nothing to repair.`;
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return [
    ...findings.map(textOf),
    '',
    `${count} in ${specs.length} specs. Repair the lines above, then run npm run lint:specs again.`,
  ].join('\n');
}
