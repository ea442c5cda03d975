/** Every fault of a stand-in, tried: how many were caught, and the survivors. */

import type { Equivalent } from '../../src/mutation/equivalent.ts';
import { killKey } from '../../src/mutation/kill.ts';
import type { ApiResult } from '../../src/mutation/try-api.ts';
import { apis } from '../reference-servers/apis.ts';
import { openStandIn, type StandInSuite } from './stand-in-suite.ts';

/** Tries one stand-in; its explanations stand under `stand-in NAME`. */
export async function tryStandIn(name: string, equivalents: readonly Equivalent[]): Promise<ApiResult> {
  const own = equivalents.filter(({ api }) => api === `stand-in ${name}`);
  const faults = apis[name]?.faults ?? {};
  const standIn = await openStandIn(name);
  const alarms = (await standIn.faithful()).filter(({ severity }) => severity === 'error');
  const survivors = await survivorsOf(standIn, Object.keys(faults));
  await standIn.close();
  const reasonOf = (fault: string) => own.find((one) => one.fault.test(fault))?.reason;
  const stale = own.filter((one) => !survivors.some((fault) => one.fault.test(fault)));
  const open = survivors.filter((fault) => reasonOf(fault) === undefined).length;
  const total = Object.keys(faults).length;
  const lines = [
    `stand-in ${name}: ${total} faults, ${total - survivors.length} caught, ${survivors.length - open} explained, ${open} UNEXPLAINED; ${alarms.length} false alarms`,
    ...survivors.map((fault) => `  survives ${fault} (${faults[fault]}) ${reasonOf(fault) ?? 'UNEXPLAINED'}`),
    ...alarms.map(({ rule, probe, said }) => `  false alarm ${rule} at ${probe}: ${said}`),
    ...stale.map(({ pattern }) => `  stale explanation: no survivor is called ${pattern}`),
  ];
  return { text: lines.join('\n'), isSharp: open + stale.length + alarms.length === 0 };
}

async function survivorsOf(standIn: StandInSuite, faults: readonly string[]): Promise<string[]> {
  // What a faithful server shows when nobody puts things back between the probes is no catch.
  const known = new Set((await standIn.faulty()).map(killKey));
  const survivors: string[] = [];
  for (const fault of faults) {
    const bites = await standIn.faulty(fault);
    const isCaught = bites.some((bite) => bite.severity === 'error' && !known.has(killKey(bite)));
    if (!isCaught) survivors.push(fault);
  }
  return survivors;
}
