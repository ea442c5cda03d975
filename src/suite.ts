import { chooseApi } from './apis.ts';
import type { Env } from './env.ts';
import { greet } from './greet.ts';
import { deriveLaws } from './laws/derive.ts';
import type { Law } from './laws/law.ts';
import type { Mock } from './mock/options.ts';
import { networkOf } from './network.ts';
import { noPolicy, type Policy, type Spent, withPolicy } from './policy.ts';
import type { Probe } from './probe.ts';
import { deriveProbes, type Random } from './probes/derive.ts';
import { checkCredentials } from './safety/credentials.ts';
import { discover, withFound } from './safety/discover.ts';
import { createGuard, type Guard, noGuard } from './safety/guard.ts';
import { requireAllowedHost } from './safety/host.ts';
import { openLedger, requireClean } from './safety/ledger.ts';
import { logIn } from './safety/login.ts';
import { createSender, type Sender } from './send.ts';
import { loadSpec, type Spec } from './spec.ts';
import {
  mockTarget,
  type Nature,
  parseBaseUrl,
  requireCredentials,
  type Target,
  urlTarget,
} from './target.ts';
import { readTargetConfig, type TargetConfig } from './target-config.ts';

/** What a contract run was asked to do. */
export interface SuiteOptions {
  readonly variant?: string | undefined;
  /** The base URL of a real target; without it and without `<API>_URL` a mock is started. */
  readonly target?: string | undefined;
  readonly allowWrites: boolean;
  /** How long one answer may take, in milliseconds. */
  readonly timeout: number;
  readonly env: Env;
  /** Hosts that look like a vendor's production service and are meant. */
  readonly allowHosts?: readonly string[] | undefined;
  /** What answers there, where that is known already. */
  readonly nature?: Nature | undefined;
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

/** One Api against one Target: everything a run needs, opened. */
export interface Suite {
  readonly spec: Spec;
  readonly target: Target;
  readonly config: TargetConfig;
  readonly probes: readonly Probe[];
  readonly laws: readonly Law[];
  readonly sender: Sender;
  readonly guard: Guard;
  /** True where warnings count as errors. */
  readonly strict?: boolean;
  /** Puts back what the run changed, and lets go of the target. */
  close(): Promise<void>;
}

/**
 * Opens a suite: loads the spec, finds or starts the target, derives the probes.
 * An InputError when the spec is invalid, credentials are missing, or nothing answers at the target.
 */
export async function openSuite(apiName: string, options: SuiteOptions): Promise<Suite> {
  const api = chooseApi(apiName);
  const spec = await loadSpec(api, options.variant);
  const config = readTargetConfig(api, spec.operations);
  const url = options.target ?? options.env[config.url];
  const network = url === undefined ? undefined : networkOf(options.env);
  const plain = createSender({ timeout: options.timeout, maxBytes: 16_000_000, network });
  const sender = withPolicy(plain, options.policy ?? noPolicy, options);
  if (url === undefined) {
    // Prism takes half a second to load, which a run against a server does not need
    const { startMock } = await import('./mock/server.ts');
    const mock = await startMock(spec, { port: 0, host: '127.0.0.1' });
    return assemble({ ...options, spec, config, target: mockTarget(mock.url), sender }, noGuard, mock);
  }
  try {
    return await openUrl(url, spec, config, sender, options);
  } catch (thrown) {
    await sender.close();
    throw thrown;
  }
}

async function openUrl(
  url: string,
  spec: Spec,
  config: TargetConfig,
  sender: Sender,
  options: SuiteOptions,
): Promise<Suite> {
  const baseUrl = parseBaseUrl(url);
  requireAllowedHost(spec, baseUrl, options.allowHosts ?? []);
  const nature = options.nature ?? (await greet(sender, baseUrl, spec));
  const env = nature === 'server' ? await logIn(spec, config, options.env, baseUrl, sender) : options.env;
  const target = urlTarget(baseUrl, config, env, { allowWrites: options.allowWrites, nature });
  requireCredentials(spec, target, config);
  const bare: Suite = {
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
  await checkCredentials(bare);
  if (options.allowWrites && options.report !== undefined) requireClean(options.report, spec.api.name);
  const ledger = openLedger(options.report);
  const guard = options.allowWrites ? createGuard(bare, ledger) : noGuard;
  const found = await discover({ ...bare, guard });
  const informed = { ...target, known: withFound(target.known, found) };
  const suite = assemble({ ...options, spec, config, target: informed, sender }, noGuard, undefined);
  return options.allowWrites ? guarded(suite, createGuard(suite, ledger)) : suite;
}

function guarded(suite: Suite, guard: Guard): Suite {
  return {
    ...suite,
    guard,
    close: async () => {
      await guard.restore();
      await suite.close();
    },
  };
}

function assemble(
  parts: Pick<Suite, 'spec' | 'config' | 'target' | 'sender'> & Pick<SuiteOptions, 'random' | 'strict'>,
  guard: Guard,
  mock: Mock | undefined,
): Suite {
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
