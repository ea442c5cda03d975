import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../shared/input-error.ts';
import { isObject } from '../../shared/json.ts';
import { chooseApi, findApis, specsFolder } from '../../spec/apis.ts';
import { bundle } from '../../spec/bundle.ts';
import { readOperations } from '../../spec/openapi/read.ts';
import { loadSpec } from '../../spec/spec.ts';
import { parseYaml } from '../../spec/yaml-source.ts';
import { applyAccepted, readAcceptances } from '../accepted.ts';
import { type DriftReport, sortFindings } from '../finding.ts';
import { compareWith } from './against.ts';
import { loadPublished } from './load.ts';
import type { DeclaredSpec } from './ours.ts';
import { together } from './together.ts';

/** The file of known differences in an API's folder. */
export const upstreamFile = 'upstream.yaml';

export interface UpstreamOptions {
  readonly api: string;
  readonly documents: readonly string[];
  readonly today: string;
  readonly folder?: string;
}

/** Where published documents say something else than the spec. Several documents are judged together. */
export async function driftUpstream(options: UpstreamOptions): Promise<DriftReport> {
  const api = chooseApi(options.api, options.folder ?? specsFolder);
  const file = path.join(api.folder, upstreamFile);
  const documents = options.documents.length > 0 ? options.documents : documentsIn(file);
  if (documents.length === 0) {
    throw new InputError(
      `Which document? Name a file or an address with --document, or list it under "documents" in ${file}.`,
    );
  }
  const [{ document, source }, ...published] = await Promise.all([
    bundle(api.spec),
    ...documents.map(loadPublished),
  ]);
  const operations = readOperations(api.name, document);
  const ours: DeclaredSpec = {
    api: api.name,
    document,
    operations,
    locate: (pointer) => source.locate(pointer),
    spec: () => loadSpec(api),
  };
  const found = together(
    await Promise.all(
      published.map(async (one) => ({ kind: one.kind, findings: await compareWith(ours, one) })),
    ),
  );
  const names = published.map(({ name }) => name);
  const entries = readAcceptances(file, []).filter(
    (entry) => entry.document === undefined || names.includes(entry.document),
  );
  const { findings, accepted } = applyAccepted(api.name, found, entries, { today: options.today });
  return {
    check: 'upstream',
    against: names.join(', '),
    scope: api.name,
    findings: sortFindings(findings),
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
  if (!existsSync(file)) return [];
  const parsed = parseYaml(readFileSync(file, 'utf8'), file);
  const list = isObject(parsed) ? parsed.documents : undefined;
  return Array.isArray(list) ? list.map(String) : [];
}
