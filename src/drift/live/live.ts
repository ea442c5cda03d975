import type { ProbeResult } from '../../judge/result.ts';
import { applyExceptions } from '../../run/apply-exceptions.ts';
import { readExceptions } from '../../run/exceptions.ts';
import { openSuite } from '../../run/open-suite.ts';
import { startRun } from '../../run/run.ts';
import type { Env } from '../../shared/env.ts';
import { InputError } from '../../shared/input-error.ts';
import { type Api, chooseApi, findApis } from '../../spec/apis.ts';
import { loadSpec, type Spec } from '../../spec/spec.ts';
import { readTargetConfig } from '../../target/target-config.ts';
import { type DriftFinding, type DriftReport, sortFindings } from '../finding.ts';
import { neverSeen, unknownIn } from './answers.ts';
import { observedOf, toDrift } from './results.ts';
import { fitLine, fitVariants, variantFinding } from './variants.ts';

export interface LiveOptions {
  /** One API; undefined for all whose address the environment gives. */
  readonly api: string | undefined;
  readonly target: string | undefined;
  readonly env: Env;
  readonly today: string;
}

/** Whether servers still keep the contract, asked without changing anything there. */
export async function driftLive(options: LiveOptions): Promise<DriftReport> {
  if (options.target !== undefined && options.api === undefined)
    throw new InputError('Which API answers at --target? Name it with --api.');
  const apis = options.api === undefined ? findApis() : [chooseApi(options.api)];
  const addressed: { api: Api; spec: Spec; url: string }[] = [];
  const variables: string[] = [];
  for (const api of apis) {
    const spec = await loadSpec(api);
    const { url: variable } = readTargetConfig(api, spec.operations);
    const url = options.target ?? options.env[variable];
    variables.push(variable);
    if (url !== undefined) addressed.push({ api, spec, url });
  }
  if (addressed.length === 0) {
    throw new InputError(
      `No server to ask. Write its address into ${variables.join(' or ')}, or give --api and --target.`,
    );
  }
  const reports: DriftReport[] = [];
  for (const one of addressed) reports.push(await askOne(one.api, one.spec, one.url, options));
  return {
    check: 'live',
    against: reports.map(({ against }) => against).join(', '),
    scope: reports.map(({ scope }) => scope).join(', '),
    findings: sortFindings(reports.flatMap(({ findings }) => findings)),
    safe: sortFindings(reports.flatMap(({ safe }) => safe)),
    accepted: reports.flatMap(({ accepted }) => accepted),
  };
}

async function askOne(api: Api, spec: Spec, url: string, { env, today }: LiveOptions): Promise<DriftReport> {
  const asked = await ask(api, url, env);
  const operations = new Map([[api.name, spec.operations.map(({ id }) => id)]]);
  const run = { target: url, apis: [{ name: api.name, variant: undefined }], results: asked };
  const { results } = applyExceptions(run, {
    exceptions: readExceptions(api),
    baseline: undefined,
    today,
    operations,
  });
  if (
    !results.some(({ outcome }) => outcome === 'verified' || outcome === 'failed' || outcome === 'expected')
  ) {
    const why = results.find(({ reason }) => reason !== undefined)?.reason ?? 'no probe';
    throw new InputError(`Nothing of ${api.name} could be asked at ${url} without writing: ${why}.`);
  }
  const answers = results.flatMap(observedOf);
  const fits = await fitVariants(api, answers);
  const broken = results.flatMap((result) =>
    result.findings.filter(isOfTheRun).map((finding) => toDrift(spec, result, finding)),
  );
  const found = [...broken, ...unknownIn(spec, answers), ...variantFinding(api, fits, answers.length)];
  return {
    check: 'live',
    against: url,
    scope: `${api.name} (${answers.length} answers; ${silenceOf(results)}${fitLine(fits)})`,
    findings: onlyOnce(found),
    safe: onlyOnce(neverSeen(spec, answers)),
    accepted: results.flatMap((result) =>
      (result.known ?? []).map(({ finding, reason }) => ({
        finding: toDrift(spec, result, finding),
        reason,
        owner: undefined,
      })),
    ),
  };
}

function silenceOf(results: readonly ProbeResult[]): string {
  const silent = results.filter(({ outcome }) => outcome === 'broken').length;
  return silent === 0 ? '' : `${silent} probes got no whole answer; `;
}

/** What nobody documents is told once an answer, by drift's own rule. */
function isOfTheRun({ rule }: ProbeResult['findings'][number]): boolean {
  return rule !== 'field-undocumented';
}

async function ask(api: Api, url: string, env: Env): Promise<readonly ProbeResult[]> {
  const suite = await openSuite(api.name, { target: url, care: 'read-only', timeout: 10_000, env });
  try {
    return await startRun(suite, { concurrency: 4 }).finished;
  } finally {
    await suite.close();
  }
}

function onlyOnce(findings: readonly DriftFinding[]): DriftFinding[] {
  return [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()];
}
