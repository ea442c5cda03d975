import path from 'node:path';
import { InputError } from '../../shared/input-error.ts';
import { type Api, findApis, specsFolder } from '../../spec/apis.ts';
import { type Acceptance, type AcceptedResult, applyAccepted, readAcceptances } from '../accepted.ts';
import { type DriftFinding, type DriftReport, sortFindings } from '../finding.ts';
import { type ApiPair, compareApi, wholeApi } from './api.ts';
import { extract } from './git.ts';
import { judgeVersion } from './policy.ts';

/** The file of accepted changes in an API's folder. */
export const acceptedFile = 'accepted.yaml';

export interface BaseOptions {
  readonly ref: string;
  /** The day on which acceptances are looked at, `2026-12-31`. */
  readonly today: string;
  readonly folder?: string;
  /** What is wrong with the generated files; left out where nothing is generated. */
  readonly generated?: () => Promise<readonly DriftFinding[]>;
}

/** What the work tree does to the contract as it is at a git ref. */
export async function driftBase({
  ref,
  today,
  folder = specsFolder,
  generated,
}: BaseOptions): Promise<DriftReport> {
  const before = await extract(ref, folder);
  try {
    const pairs = pairUp(apisIn(before.folder), apisIn(folder), ref);
    if (pairs.length === 0)
      throw new InputError(`No API found: ${folder}/*/openapi.yaml matches nothing, here and at ${ref}.`);
    const found = await Promise.all(pairs.map((pair) => compareApi(pair, before.folder, folder)));
    const context = { before: before.folder, folder, today };
    const settled = await Promise.all(
      pairs.map((pair, index) => settleApi(pair, found[index] ?? [], context)),
    );
    const stale = generated === undefined ? [] : await generated();
    return {
      check: 'base',
      against: `${ref} (${before.commit.slice(0, 7)})`,
      scope: pairs.map(({ name }) => name).join(', '),
      findings: sortFindings([...settled.flatMap(({ findings }) => findings), ...stale]),
      safe: sortFindings(found.flat().filter(({ level }) => level === 'safe')),
      accepted: settled.flatMap(({ accepted }) => accepted),
    };
  } finally {
    await before.remove();
  }
}

interface Context {
  readonly before: string;
  readonly folder: string;
  readonly today: string;
}

async function settleApi(
  pair: ApiPair,
  found: readonly DriftFinding[],
  context: Context,
): Promise<AcceptedResult> {
  const felt = found.filter(({ level }) => level !== 'safe');
  const entries = readAcceptances(path.join(context.folder, pair.name, acceptedFile), ['owner', 'expires']);
  const old = readAcceptances(path.join(context.before, pair.name, acceptedFile), []);
  const isMerged = (entry: Acceptance) => old.some(({ fingerprint }) => fingerprint === entry.fingerprint);
  const { findings, accepted } = applyAccepted(pair.name, felt, entries, { today: context.today, isMerged });
  return { findings: await judgeVersion(pair, findings), accepted: [...accepted] };
}

function apisIn(folder: string): Api[] {
  try {
    return findApis(folder);
  } catch (thrown) {
    if (thrown instanceof InputError) return [];
    throw thrown;
  }
}

function pairUp(before: readonly Api[], after: readonly Api[], ref: string): ApiPair[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort();
  return names.map((name) => {
    const find = (apis: readonly Api[]) => apis.find((api) => api.name === name);
    return { name, before: wholeApi(find(before), ref), after: wholeApi(find(after)) };
  });
}
