import { inject } from 'vitest';
import type { ContractOptions } from '../../src/contract-options.ts';
import { parseContractOptions } from '../../src/contract-options.ts';
import { readEnv } from '../../src/env.ts';
import type { ProbeResult } from '../../src/result.ts';
import { openSuite, type Suite } from '../../src/suite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    contract: ContractOptions;
  }
  interface TaskMeta {
    /** What became of the probe that the test stands for: the reports read it. */
    result?: ProbeResult;
    /** True for a probe or law that may change something on its target. */
    writes?: boolean;
  }
}

/** What this run was asked to do; the defaults when Vitest was started by hand. */
export const asked: ContractOptions = inject('contract') ?? parseContractOptions([]);

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
    allowHosts: asked.allowHosts,
    env: readEnv(process.env),
  });
}
