import { inject } from 'vitest';
import type { ContractOptions } from '../../src/contract-options.ts';
import { parseContractOptions } from '../../src/contract-options.ts';
import { readEnv } from '../../src/env.ts';
import { nothingSpent } from '../../src/policy.ts';
import type { ProbeResult } from '../../src/result.ts';
import type { Planned } from '../../src/run.ts';
import { openSuite, type Suite } from '../../src/suite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    contract: ContractOptions;
  }
  interface TaskMeta {
    /** What became of the probe that the test stands for: the reports read it. */
    result?: ProbeResult;
    /** The probe or law that the test stands for, and what it takes. */
    planned?: Planned;
  }
}

/** What this run was asked to do; the defaults when Vitest was started by hand. */
export const asked: ContractOptions = inject('contract') ?? parseContractOptions([]);

/** The suites of a run share its budget. */
const spent = nothingSpent();

/** Opens the suite of one API as this run was asked to. */
export function open(api: string): Promise<Suite> {
  return openSuite(api, {
    variant: asked.variant,
    target: asked.target,
    allowWrites: asked.allowWrites,
    timeout: asked.timeout,
    report: asked.report,
    random: { count: asked.examples, seed: asked.seed },
    strict: asked.strict,
    policy: asked.policy,
    spent,
    allowHosts: asked.allowHosts,
    env: readEnv(process.env),
  });
}
