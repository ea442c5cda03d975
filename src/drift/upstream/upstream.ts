import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../shared/input-error.ts';
import { type Api, chooseApi, findApis, specsFolder } from '../../spec/apis.ts';
import { applyVariant } from '../../spec/apply-variant.ts';
import { type Bundle, bundle } from '../../spec/bundle.ts';
import { readOperations } from '../../spec/openapi/read.ts';
import { loadSpec } from '../../spec/spec.ts';
import { variantFile } from '../../spec/variant.ts';
import { applyAccepted, readAcceptances } from '../accepted.ts';
import { type DriftFinding, type DriftReport, sortFindings } from '../finding.ts';
import { compareWith } from './against.ts';
import { unreachable } from './findings.ts';
import { type ListedDocument, listedDocuments } from './listed.ts';
import { loadPublished, nameOf } from './load.ts';
import type { DeclaredSpec } from './ours.ts';
import { type SourceFinding, together } from './together.ts';

/** The file of known differences in an API's folder. */
export const upstreamFile = 'upstream.yaml';

export interface UpstreamOptions {
  readonly api: string;
  readonly documents: readonly string[];
  readonly today: string;
  readonly folder?: string;
  /** The variant that the documents speak for; undefined for the one that each is listed with, or the spec itself. */
  readonly variant?: string | undefined;
}

/**
 * Where published documents say something else than the spec. Several documents are judged together. A listed document
 * that cannot be had is a finding; one that the caller names is an InputError.
 */
export async function driftUpstream(options: UpstreamOptions): Promise<DriftReport> {
  const api = chooseApi(options.api, options.folder ?? specsFolder);
  const file = path.join(api.folder, upstreamFile);
  const documents = wanted(options, file);
  if (documents.length === 0) {
    throw new InputError(
      `Which document? Name a file or an address with --document, or list it under "documents" in ${file}.`,
    );
  }
  const isListed = options.documents.length === 0;
  const variants = [...new Set(documents.map(({ variant }) => variant))];
  const groups = await Promise.all(
    variants.map((variant) => {
      const own = documents.filter((one) => one.variant === variant);
      return compareGroup(api, variant, own, isListed ? file : undefined);
    }),
  );
  const found = uniqueFindings(groups.flatMap(({ findings }) => findings));
  const names = documents.map(({ source }) => nameOf(source));
  const isWhole = groups.every(({ dead }) => dead.length === 0);
  const dead = groups.flatMap((group) => group.dead);
  const entries = readAcceptances(file, []).filter(
    ({ document }) => document === undefined || (names.includes(document) && !dead.includes(document)),
  );
  const { findings, accepted } = applyAccepted(api.name, found, entries, { today: options.today });
  // While a document is missing, nobody can say that an accepted difference has gone
  const isTold = ({ rule }: DriftFinding) => isWhole || rule !== 'drift-accepted-unmatched';
  return {
    check: 'upstream',
    against: names.join(', '),
    scope: api.name,
    findings: sortFindings(findings.filter(isTold)),
    safe: [],
    accepted,
  };
}

/** The same for every API that lists its published documents, as one report. */
export async function driftAllUpstream(options: { today: string; folder?: string }): Promise<DriftReport> {
  const apis = findApis(options.folder).filter(
    ({ folder }) => documentsIn(path.join(folder, upstreamFile)).length > 0,
  );
  if (apis.length === 0) {
    throw new InputError(
      `No API lists published documents. Name one with --api and --document, or write "documents" in its ${upstreamFile}.`,
    );
  }
  const reports = await Promise.all(
    apis.map(({ name }) => driftUpstream({ ...options, api: name, documents: [] })),
  );
  return {
    check: 'upstream',
    against: reports.map(({ against }) => against).join(', '),
    scope: reports.map(({ scope }) => scope).join(', '),
    findings: sortFindings(reports.flatMap(({ findings }) => findings)),
    safe: [],
    accepted: reports.flatMap(({ accepted }) => accepted),
  };
}

/** The addresses of an API's published documents, as its `upstream.yaml` lists them. */
export function documentsIn(file: string): string[] {
  return existsSync(file) ? listedDocuments(file).map(({ source }) => source) : [];
}

// --- internal ---

/** What the caller names, or else what the file lists; with `--variant` those of that variant, or all for it. */
function wanted({ documents, variant }: UpstreamOptions, file: string): ListedDocument[] {
  if (documents.length > 0) return documents.map((source) => ({ source, variant, place: file }));
  const listed = existsSync(file) ? listedDocuments(file) : [];
  if (variant === undefined) return listed;
  const own = listed.filter((one) => one.variant === variant);
  return own.length > 0 ? own : listed.map((one) => ({ ...one, variant }));
}

/** What the documents of one variant say; `dead` names those that could not be compared. */
async function compareGroup(
  api: Api,
  variant: string | undefined,
  documents: readonly ListedDocument[],
  file: string | undefined,
): Promise<{ findings: DriftFinding[]; dead: string[] }> {
  const base = await bundle(api.spec);
  const ours = declared(
    api,
    variant,
    variant === undefined ? base : await applyVariant(base, variantFile(api, variant)),
  );
  const results = await Promise.all(documents.map((one) => compareOne(ours, one, file !== undefined)));
  const alive = results.flatMap((one) => ('kind' in one ? [one] : []));
  const missing = results.flatMap((one) => ('kind' in one ? [] : [one]));
  // What a document that is missing has, nobody can call gone
  const isKnown = ({ change }: DriftFinding) => missing.length === 0 || change !== 'operation-gone';
  return {
    findings: [...missing.map(({ finding }) => finding), ...together(alive).filter(isKnown)],
    dead: missing.map(({ name }) => name),
  };
}

function declared(api: Api, variant: string | undefined, { document, source }: Bundle): DeclaredSpec {
  return {
    api: api.name,
    document,
    operations: readOperations(api.name, document),
    locate: (pointer) => source.locate(pointer),
    spec: () => loadSpec(api, variant),
  };
}

async function compareOne(
  ours: DeclaredSpec,
  { source, place }: ListedDocument,
  isListed: boolean,
): Promise<SourceFinding | { readonly name: string; readonly finding: DriftFinding }> {
  try {
    const published = await loadPublished(source);
    return { kind: published.kind, findings: await compareWith(ours, published) };
  } catch (thrown) {
    if (!isListed || !(thrown instanceof InputError)) throw thrown;
    return { name: nameOf(source), finding: unreachable(ours.api, place, source, thrown.message) };
  }
}

function uniqueFindings(findings: readonly DriftFinding[]): DriftFinding[] {
  return [...new Map(findings.map((one) => [one.fingerprint, one])).values()];
}
