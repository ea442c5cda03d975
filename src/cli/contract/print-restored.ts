import { describeLeftover, restoreLedger } from '../../run/restore.ts';
import { countThings, flagFor, ledgerFile, readLedger } from '../../safety/ledger.ts';
import { type Env, readEnv } from '../../shared/env.ts';
import { say, tell } from '../print.ts';
import type { ContractOptions } from './options.ts';

/** Puts back what an earlier run left changed, and says how that went; 2 when something is left. */
export async function printRestored({ report, timeout, policy }: ContractOptions, env: Env): Promise<number> {
  const { settled, left } = await restoreLedger(report, readEnv(env), timeout, policy.rate);
  const isClean = settled + left.length === 0;
  say(isClean ? 'Nothing to put back.' : `${settled} put back or gone already, ${left.length} left.`);
  for (const leftover of left) tell(`Left: ${describeLeftover(leftover)}`);
  return left.length === 0 ? 0 : 2;
}

/** The end of a run that was stopped by a signal. It has put back what it could, and the rest is tried once more. */
export async function printStopped(options: ContractOptions, env: Env): Promise<number> {
  const isClean = readLedger(ledgerFile(options.report)).length === 0;
  tell(`Stopped. ${isClean ? 'Nothing is left changed.' : 'Putting back what was changed.'}`);
  if (!isClean) await printRestored(options, env);
  return 2;
}

/** Says what a run could not put back; the exit code of such a run. */
export function printLeft(folder: string): number {
  const file = ledgerFile(folder);
  const entries = readLedger(file);
  tell(
    `Not put back: ${countThings(entries.length)}, listed in ${file}. Run npm run contract -- --restore${flagFor(folder)}.`,
  );
  for (const entry of entries) tell(`Left: ${describeLeftover({ entry, reason: entry.reason })}`);
  return 2;
}
