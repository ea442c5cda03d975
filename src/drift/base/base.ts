import path from 'node:path';
import { InputError } from '../../shared/input-error.ts';
import { type Api, specsFolder } from '../../spec/apis.ts';
import { type Acceptance, type AcceptedResult, applyAccepted, readAcceptances } from '../accepted.ts';
import { type DriftFinding, type DriftReport, sortFindings } from '../finding.ts';
import { type ApiPair, compareApi, wholeApi } from './api.ts';
import { type Place, placeOf } from './documents.ts';
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
  const place = placeOf(folder);
  const before = await extract(ref, place.folder);
  try {
    const pairs = pairUp(place.find(before.folder), place.find(place.folder), ref);
    if (pairs.length === 0) throw new InputError(nothingFound(folder, place, ref));
    const found = await Promise.all(pairs.map((pair) => compareApi(pair, before.folder, place.folder)));
    const context = { before: before.folder, folder: place.folder, today };
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
  const { after, before } = pair;
  const now =
    after?.api.folder ?? path.join(context.folder, path.relative(context.before, before?.api.folder ?? ''));
  const entries = readAcceptances(path.join(now, acceptedFile), ['owner', 'expires']);
  const then = before?.api.folder ?? path.join(context.before, path.relative(context.folder, now));
  const old = readAcceptances(path.join(then, acceptedFile), []);
  const isMerged = (entry: Acceptance) => old.some(({ fingerprint }) => fingerprint === entry.fingerprint);
  const { findings, accepted } = applyAccepted(pair.name, felt, entries, { today: context.today, isMerged });
  return { findings: await judgeVersion(pair, findings), accepted: [...accepted] };
}

function nothingFound(asked: string, { folder }: Place, ref: string): string {
  const isFolder = asked === folder;
  const hint = isFolder ? ` Say where the documents stand: --specs 'api/**/openapi.{yaml,yml,json}'.` : '';
  return `No API found: ${isFolder ? `${asked}/*/openapi.yaml` : asked} matches nothing, here and at ${ref}.${hint}`;
}

function pairUp(before: readonly Api[], after: readonly Api[], ref: string): ApiPair[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort();
  return names.map((name) => {
    const find = (apis: readonly Api[]) => apis.find((api) => api.name === name);
    return { name, before: wholeApi(find(before), ref), after: wholeApi(find(after)) };
  });
}
