import type { Api } from '../spec/apis.ts';
import { loadSpec, type Spec } from '../spec/spec.ts';
import { variantsOf } from '../spec/variant.ts';
import { lintSpec } from './lint-spec.ts';
import { type Profile, profiles, rulesOf, usualProfile } from './profile.ts';
import { lintWithRedocly } from './redocly.ts';
import type { LintFinding } from './rule.ts';

/** What a lint run looked at and found. */
export interface LintRun {
  /** `garden`, or `garden as 8.x` for a variant. */
  readonly specs: readonly string[];
  readonly findings: readonly LintFinding[];
  /** The rules that were switched off, each with its reason. */
  readonly off?: ReadonlyMap<string, string>;
}

/** How a lint run is asked for. */
export interface LintWish {
  /** The profile for all; each API's usual one without it. */
  readonly profile?: Profile | undefined;
  readonly off?: ReadonlyMap<string, string>;
}

/** Lints APIs with all their variants. An InputError for a spec that cannot be loaded at all. */
export async function lintApis(apis: readonly Api[], { profile, off }: LintWish = {}): Promise<LintRun> {
  const specs: Spec[] = [];
  const findings: LintFinding[] = [];
  for (const one of profiles) {
    const group = apis.filter((api) => (profile ?? usualProfile(api)) === one);
    if (group.length === 0) continue;
    const loaded = (await Promise.all(group.map((api) => withVariants(api, one)))).flat();
    specs.push(...loaded);
    findings.push(...(await lintWithRedocly(loaded, one)));
    findings.push(...loaded.flatMap((spec) => [...warningsOf(spec), ...lintSpec(spec, rulesOf[one])]));
  }
  return {
    specs: specs.map(({ api, variant }) => (variant === undefined ? api.name : `${api.name} as ${variant}`)),
    findings: sorted(findings.filter(({ rule }) => off?.has(rule) !== true)),
    ...(off === undefined ? {} : { off }),
  };
}

/** A vendor's contract is one's own writing: what is wrong in it is no warning. */
async function withVariants(api: Api, profile: Profile): Promise<Spec[]> {
  const specs: Spec[] = [];
  for (const variant of [undefined, ...variantsOf(api)])
    specs.push(await loadSpec(api, variant, { strict: profile === 'vendor' }));
  return specs;
}

/** What had to be worked around to read a document. */
function warningsOf({ warnings }: Spec): LintFinding[] {
  return warnings.map((text) => {
    const [, place = text, message = ''] = /^(\S+:\d+) (.*)$/s.exec(text) ?? [];
    return { place, rule: 'document', message, severity: 'error' };
  });
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
export function lintReport({ specs, findings, off = new Map() }: LintRun): string {
  const told = [...off].map(([rule, reason]) => `${rule} is switched off: ${reason}`);
  if (findings.length === 0)
    return [...told, `${specs.length} specs linted, variants included: nothing to repair.`].join('\n');
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const counts = [counted(findings.length - warnings, 'error'), counted(warnings, 'warning')].filter(
    (one) => one !== undefined,
  );
  return [
    ...findings.map((finding) => `${textOf(finding)}${finding.severity === 'warning' ? '  (warning)' : ''}`),
    '',
    ...told,
    `${counts.join(', ')} in ${counted(specs.length, 'spec')}. Repair the lines above, then run npm run lint:specs again.`,
  ].join('\n');
}

function counted(count: number, noun: string): string | undefined {
  return count === 0 ? undefined : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
