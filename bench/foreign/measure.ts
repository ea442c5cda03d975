import { isDeepStrictEqual } from 'node:util';
import type { ForeignApi } from '../../tests/foreign-apis/apis.ts';
import type { Json } from '../../tests/foreign-apis/shared/message.ts';
import { type ContractFinding, type ContractFlags, type ContractRun, runContract } from './contract-run.ts';
import { runInProcess } from './in-process.ts';

/** One server, faithful or with a fault, under the contract command. */
export interface Measured {
  api: string;
  fault: string;
  kind: string;
  what: string;
  caught: boolean;
  /** Findings that the faithful server does not have. */
  findings: ContractFinding[];
  exit: number | string;
  seconds: number;
  requests: number;
  totals: Record<string, number>;
  /** Whether the server holds after the run what it held before. */
  restored: boolean;
  output: string;
}

/** The faithful server of an API: what is found here is a false alarm, or a document of ours that is wrong. */
export async function measureFaithful(api: ForeignApi, flags: ContractFlags): Promise<Measured> {
  const run = await served(api, undefined, flags);
  return { api: api.name, fault: '', kind: 'faithful', what: '', caught: run.findings.length > 0, ...run };
}

/** One fault: caught when the command does not end with 0, and with a finding that the faithful server does not give. */
export async function measureFault(
  api: ForeignApi,
  fault: ForeignApi['faults'][number],
  faithful: Measured,
  flags: ContractFlags,
): Promise<Measured> {
  const known = new Set(faithful.findings.map(same));
  const run = await served(api, fault.id, flags, (finding) => known.has(same(finding)));
  const findings = run.findings.filter((one) => !known.has(same(one)));
  const { id, kind, what } = fault;
  return {
    api: api.name,
    fault: id,
    kind,
    what,
    ...run,
    findings,
    caught: run.exit !== 0 && findings.length > 0,
  };
}

async function served(
  api: ForeignApi,
  fault: string | undefined,
  flags: ContractFlags,
  isKnown?: (finding: ContractFinding) => boolean,
): Promise<ContractRun & { requests: number; restored: boolean }> {
  const server = await api.start({ port: 0, ...(fault === undefined ? {} : { fault }) });
  try {
    const before = durable(server.state());
    const run = await (flags.inProcess
      ? runInProcess(api, server.url, flags, isKnown)
      : runContract(api, server.url, flags));
    const restored = isDeepStrictEqual(durable(server.state()), before);
    return { ...run, requests: server.requests(), restored };
  } finally {
    await server.close();
  }
}

/** The lines of a spec stay, whatever the server does: what came may differ. */
function same({ rule, operation, probe, spec }: ContractFinding): string {
  return [rule, operation, probe, spec].join('\n');
}

function durable(state: Json): Json {
  const { moving: _, ...rest } = state;
  return rest;
}
