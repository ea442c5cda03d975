import { inject } from 'vitest';
import type { ContractOptions } from '../../src/cli/contract/options.ts';
import { parseContractOptions } from '../../src/cli/contract/options.ts';
import { nothingSpent } from '../../src/http/policy.ts';
import type { OpenedSuite } from '../../src/run/open-suite.ts';
import { openSuite } from '../../src/run/open-suite.ts';
import { hearStop } from '../../src/run/stop-channel.ts';
import { readEnv } from '../../src/shared/env.ts';

/** What this run was asked to do; the defaults when Vitest was started by hand. */
const given = inject('contract');

export const asked: ContractOptions = given?.options ?? parseContractOptions([]);

/** The suites of a run share its budget. */
const spent = { ...nothingSpent(), requests: Object.keys(given?.natures ?? {}).length };

const signal = given === undefined ? undefined : hearStop(given.stopChannel);

/** Opens the suite of one API as this run was asked to. */
export function open(api: string): Promise<OpenedSuite> {
  return openSuite(api, {
    variant: asked.variant,
    target: asked.target,
    care: asked.care,
    asTargetSays: true,
    timeout: asked.timeout,
    report: asked.report,
    random: { count: asked.examples, seed: asked.seed },
    strict: asked.strict,
    policy: asked.policy,
    spent,
    signal,
    nature: given?.natures[api],
    allowHosts: asked.allowHosts,
    redact: asked.redact,
    env: readEnv(process.env),
  });
}
