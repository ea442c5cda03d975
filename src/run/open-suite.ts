import { type Guard, noGuard } from '../context/guard.ts';
import type { Suite } from '../context/suite.ts';
import { networkOf } from '../http/network.ts';
import { noPolicy, type Policy, type Spent, withPolicy } from '../http/policy.ts';
import { createSender, type Sender } from '../http/send.ts';
import { deriveLaws } from '../laws/derive.ts';
import type { Law } from '../laws/law.ts';
import type { Mock } from '../mock/options.ts';
import { deriveProbes, type Random } from '../probes/derive.ts';
import type { Probe } from '../probes/probe.ts';
import { checkCredentials } from '../safety/credentials.ts';
import { discover, discoverListed, withFound } from '../safety/discover.ts';
import { openLedger, requireClean } from '../safety/ledger.ts';
import { createReadOnlyGuard } from '../safety/read-only-guard.ts';
import { writeStateReport } from '../safety/state-file.ts';
import { createTidyGuard } from '../safety/tidy-guard.ts';
import { createUndoableGuard } from '../safety/undoable-guard.ts';
import type { Env } from '../shared/env.ts';
import { chooseApi } from '../spec/apis.ts';
import { loadSpec, type Spec } from '../spec/spec.ts';
import type { Care } from '../target/care.ts';
import { requireAllowedHost, requireDisposableHost } from '../target/host.ts';
import type { Known } from '../target/known.ts';
import { logIn } from '../target/login.ts';
import { preflight } from '../target/preflight.ts';
import {
  mockTarget,
  parseBaseUrl,
  requireCredentials,
  type TargetKind,
  urlTarget,
} from '../target/target.ts';
import { readTargetConfig, type TargetConfig } from '../target/target-config.ts';
import { requireRightApi } from './right-api.ts';

/** What a contract run was asked to do. */
export interface SuiteOptions {
  readonly variant?: string | undefined;
  /** The base URL of a real target; without it and without `<API>_URL` a mock is started. */
  readonly target?: string | undefined;
  /** How much may be done to a real target. */
  readonly care: Care;
  /** True where `disposable: true` in target.yaml counts as asking for it. */
  readonly asTargetSays?: boolean | undefined;
  /** How long one answer may take, in milliseconds. */
  readonly timeout: number;
  readonly env: Env;
  /** Hosts that look like a vendor's production service and are meant. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Names of headers and fields, and JSON pointers, whose values no report shows, beside those of target.yaml. */
  readonly redact?: readonly string[] | undefined;
  /** What answers there, where that is known already. */
  readonly nature?: TargetKind | undefined;
  /** What the run may cost a real target. */
  readonly policy?: Policy | undefined;
  /** What other suites of the run have spent of it already. */
  readonly spent?: Spent | undefined;
  /** Random bodies per operation, and their seed. */
  readonly random?: Random | undefined;
  /** Counts warnings as errors. */
  readonly strict?: boolean | undefined;
  /** Once it is aborted, nothing more is asked; what was changed is put back all the same. */
  readonly signal?: AbortSignal | undefined;
  /** The folder in which the ledger of what to put back is kept; without it, it is kept in memory. */
  readonly report?: string | undefined;
  /** Opens the target and nothing else: no item is looked for, nothing is guarded. */
  readonly bare?: boolean | undefined;
}

/** A suite whose probes and laws are derived: everything a run needs, opened. */
export interface OpenedSuite extends Suite {
  readonly probes: readonly Probe[];
  readonly laws: readonly Law[];
  /** Puts back what the run changed, and lets go of the target. */
  close(): Promise<void>;
}

/**
 * Opens a suite: loads the spec, finds or starts the target, derives the probes.
 * An InputError when the spec is invalid, credentials are missing, or nothing answers at the target.
 */
export async function openSuite(apiName: string, options: SuiteOptions): Promise<OpenedSuite> {
  const api = chooseApi(apiName);
  const spec = await loadSpec(api, options.variant);
  const config = readTargetConfig(api, spec.operations);
  const url = options.target ?? options.env[config.url];
  const network = url === undefined ? undefined : networkOf(options.env);
  const plain = createSender({ timeout: options.timeout, maxBytes: 16_000_000, network });
  const sender = withPolicy(plain, options.policy ?? noPolicy, options);
  if (url === undefined) {
    // Prism takes half a second to load, which a run against a server does not need
    const { startMock } = await import('../mock/server.ts');
    const mock = await startMock(spec, { port: 0, host: '127.0.0.1' });
    const target = { ...mockTarget(mock.url), redact: redactionOf(config, options) };
    return assemble({ ...options, spec, config, target, sender }, noGuard, mock);
  }
  try {
    return await openUrl(url, spec, config, sender, options);
  } catch (thrown) {
    await sender.close();
    throw thrown;
  }
}

function redactionOf({ redact }: TargetConfig, options: SuiteOptions): readonly string[] {
  return [...redact, ...(options.redact ?? [])];
}

async function openUrl(
  url: string,
  spec: Spec,
  config: TargetConfig,
  sender: Sender,
  options: SuiteOptions,
): Promise<OpenedSuite> {
  const baseUrl = parseBaseUrl(url);
  requireAllowedHost(spec, baseUrl, options.allowHosts ?? []);
  const nature = options.nature ?? (await preflight(sender, baseUrl, spec));
  const care = careFor(options, config, spec, baseUrl);
  const env = nature === 'server' ? await logIn(spec, config, options.env, baseUrl, sender) : options.env;
  const target = {
    ...urlTarget(baseUrl, config, env, { care, nature }),
    redact: redactionOf(config, options),
  };
  requireCredentials(spec, target, config);
  const bare: OpenedSuite = {
    spec,
    config,
    target,
    sender,
    probes: [],
    laws: [],
    guard: noGuard,
    close: () => sender.close(),
  };
  if (options.bare) return bare;
  if (nature !== 'server') return assemble({ ...options, spec, config, target, sender }, noGuard, undefined);
  const reading: OpenedSuite = { ...bare, guard: createReadOnlyGuard(bare) };
  await requireRightApi(reading);
  await checkCredentials(reading);
  if (care !== 'read-only' && options.report !== undefined) requireClean(options.report, spec.api.name);
  const knowing = (suite: OpenedSuite, known: Known): OpenedSuite =>
    assemble({ ...options, spec, config, target: { ...target, known }, sender }, suite.guard, undefined);
  if (care === 'undoable') return openUndoable(reading, knowing, options);
  const ledger = openLedger(options.report);
  const guarded = care === 'read-only' ? reading : { ...bare, guard: createTidyGuard(bare, ledger) };
  const found = await discover(guarded);
  const suite = knowing(guarded, withFound(target.known, found));
  if (care === 'read-only') return suite;
  return closedBy({ ...suite, guard: createTidyGuard(suite, ledger) });
}

/** What lists show is looked for first: before anything is made, all that is there is read. */
async function openUndoable(
  reading: OpenedSuite,
  knowing: (suite: OpenedSuite, known: Known) => OpenedSuite,
  { report }: SuiteOptions,
): Promise<OpenedSuite> {
  const { known } = reading.target;
  const listed = withFound(known, await discoverListed(reading));
  const guard = createUndoableGuard(
    { ...reading, target: { ...reading.target, known: listed } },
    openLedger(report),
  );
  const found = withFound(known, await discover({ ...reading, guard }));
  guard.inform(found);
  const suite = knowing({ ...reading, guard }, found);
  return {
    ...suite,
    close: async () => {
      const state = await guard.finish();
      if (report !== undefined) writeStateReport(report, state);
      await suite.close();
    },
  };
}

function closedBy(suite: OpenedSuite): OpenedSuite {
  return {
    ...suite,
    close: async () => {
      await suite.guard.restore();
      await suite.close();
    },
  };
}

/** What may be done there. An InputError where a vendor's own service would be thrown away. */
function careFor(
  { care: asked, asTargetSays }: SuiteOptions,
  config: TargetConfig,
  spec: Spec,
  url: string,
): Care {
  const care = asTargetSays && config.careRules.disposable ? 'disposable' : asked;
  if (care === 'disposable') requireDisposableHost(spec, url);
  return care;
}

function assemble(
  parts: Pick<OpenedSuite, 'spec' | 'config' | 'target' | 'sender'> & Pick<SuiteOptions, 'random' | 'strict'>,
  guard: Guard,
  mock: Mock | undefined,
): OpenedSuite {
  return {
    spec: parts.spec,
    config: parts.config,
    target: parts.target,
    sender: parts.sender,
    strict: parts.strict ?? false,
    guard,
    probes: deriveProbes(parts.spec, parts.target.known, parts.random),
    laws: deriveLaws(parts.spec, parts.config),
    close: async () => {
      await parts.sender.close();
      await mock?.close();
    },
  };
}
