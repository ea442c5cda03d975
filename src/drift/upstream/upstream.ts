import path from 'node:path';
import { chooseApi, specsFolder } from '../../apis.ts';
import { bundle } from '../../bundle.ts';
import { InputError } from '../../input-error.ts';
import type { JsonObject } from '../../json.ts';
import { readOperations } from '../../openapi/read.ts';
import type { Operation } from '../../operation.ts';
import type { Pointer } from '../../pointer.ts';
import { loadSpec, type Spec } from '../../spec.ts';
import { readAcceptances, settle } from '../accepted.ts';
import { compare, type Difference } from '../compare/compare.ts';
import { shapeOf } from '../compare/template.ts';
import { type DriftFinding, type DriftReport, drift, sortFindings } from '../finding.ts';
import { type BadExample, badExamples } from './examples.ts';
import { ruleOf } from './judge.ts';
import { loadPublished, type Published } from './load.ts';
import { basePathOf, type Matching, match, type Theirs } from './match.ts';
import { pairPage } from './page.ts';
import { pick } from './pick.ts';

/** The file of known differences in an API's folder. */
export const upstreamFile = 'upstream.yaml';

export interface UpstreamOptions {
  readonly api: string;
  readonly documents: readonly string[];
  readonly today: string;
  readonly folder?: string;
}

/** Our side of the comparison. */
interface Ours {
  readonly api: string;
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  locate(pointer: Pointer): string;
  /** The spec with its schemas compiled, when somebody needs them. */
  spec(): Promise<Spec>;
}

/** Where published documents say something else than the spec. Several documents are judged together. */
export async function driftUpstream(options: UpstreamOptions): Promise<DriftReport> {
  const api = chooseApi(options.api, options.folder ?? specsFolder);
  if (options.documents.length === 0)
    throw new InputError('Which document? Name a file or an address with --document.');
  const [{ document, source }, ...published] = await Promise.all([
    bundle(api.spec),
    ...options.documents.map(loadPublished),
  ]);
  const operations = readOperations(api.name, document);
  const ours: Ours = {
    api: api.name,
    document,
    operations,
    locate: (pointer) => source.locate(pointer),
    spec: () => loadSpec(api),
  };
  const found = (await Promise.all(published.map((one) => compareWith(ours, one)))).flat();
  const names = published.map(({ name }) => name);
  const entries = readAcceptances(path.join(api.folder, upstreamFile), []).filter(
    (entry) => entry.document === undefined || names.includes(entry.document),
  );
  const { findings, accepted } = settle(api.name, found, entries, { today: options.today });
  return {
    check: 'upstream',
    against: names.join(', '),
    scope: api.name,
    findings: sortFindings(findings),
    safe: [],
    accepted,
  };
}

function compareWith(ours: Ours, published: Published): Promise<DriftFinding[]> {
  return published.kind === 'page'
    ? compareWithPage(ours, published.name, published.text)
    : compareWithDocument(ours, published.name, published.document);
}

async function compareWithPage(ours: Ours, name: string, text: string): Promise<DriftFinding[]> {
  const { page, ours: operation, documents, place } = pairPage(ours.document, ours.operations, name, text);
  const uri = { method: page.method ?? '', path: page.path ?? '', as: page.path ?? '' };
  if (operation === undefined) return [{ ...fresh(ours, uri, name), other: place('#') }];
  if (documents === undefined)
    return [{ ...gone(ours, operation), actual: `${uri.method} ${uri.path}`, other: place('#') }];
  const [spec, differences] = await Promise.all([ours.spec(), compare(documents.mine, documents.theirs)]);
  const bad = badExamples(spec, operation, page).map((one) => badExample(ours, operation, one, name));
  return [...differences.flatMap((one) => toFindings(ours, {}, one, place)), ...bad];
}

async function compareWithDocument(ours: Ours, name: string, document: JsonObject): Promise<DriftFinding[]> {
  const matching = match(ours.operations, document, basePathOf(ours.document));
  const beside = [
    ...matching.gone.map((one) => gone(ours, one)),
    ...matching.fresh.map((one) => fresh(ours, one, name)),
  ];
  if (matching.pairs.length === 0) return beside;
  const { mine, theirs } = trim(ours, document, matching, name);
  const differences = await compare(mine, theirs);
  return [
    ...differences.flatMap((one) => toFindings(ours, theirs, one, (pointer) => name + pointer)),
    ...beside,
  ];
}

function trim(
  ours: Ours,
  document: JsonObject,
  { pairs }: Matching,
  name: string,
): { mine: JsonObject; theirs: JsonObject } {
  const mine = pairs.map(({ ours: { method, path: own } }) => ({ method, path: own, as: own }));
  return {
    mine: pick(ours.document, mine, ours.api),
    theirs: pick(
      document,
      pairs.map(({ theirs }) => theirs),
      name,
    ),
  };
}

function toFindings(
  ours: Ours,
  theirs: JsonObject,
  one: Difference,
  place: (pointer: Pointer) => string,
): DriftFinding[] {
  const rule = ruleOf(one, ours.document, theirs);
  if (rule === undefined) return [];
  const { change, level, reason, operations, expected, actual } = one;
  const parts = { change, level, reason, operations, expected, actual, api: ours.api, variant: undefined };
  return [
    drift(rule, { ...parts, spec: ours.locate(one.base), other: place(one.revision) }, [
      'upstream',
      ...one.identity,
    ]),
  ];
}

function badExample(
  ours: Ours,
  { method, path: own }: Operation,
  bad: BadExample,
  name: string,
): DriftFinding {
  const { at, expected, actual, example, identity } = bad;
  const rule = example.part === 'request' ? 'drift-upstream-body' : 'drift-upstream-responses';
  const parts = {
    api: ours.api,
    variant: undefined,
    operations: [`${method} ${own}`],
    spec: ours.locate(at),
  } as const;
  const reason = 'What the page shows is not what our spec lets through.';
  const said = { expected, actual, reason, other: `${name}:${example.line}` };
  return drift(rule, { ...parts, ...said, level: 'risky', change: 'example-differs' }, [
    'upstream',
    method,
    shapeOf(own),
    ...identity,
  ]);
}

function gone(ours: Ours, { method, path: own, at }: Operation): DriftFinding {
  const operation = `${method} ${own}`;
  const parts = {
    api: ours.api,
    variant: undefined,
    operations: [operation],
    spec: ours.locate(at),
    other: undefined,
  } as const;
  const said = {
    expected: operation,
    actual: 'nothing',
    reason: 'Calls to this operation may fail soon, or do already.',
  };
  return drift('drift-upstream-gone', { ...parts, ...said, level: 'breaking', change: 'operation-gone' }, [
    'upstream',
    method,
    shapeOf(own),
  ]);
}

function fresh(ours: Ours, { method, path: own, as }: Theirs, name: string): DriftFinding {
  const operation = `${method} ${as}`;
  const parts = {
    api: ours.api,
    variant: undefined,
    operations: [operation],
    spec: ours.locate('#/paths'),
  } as const;
  const said = {
    expected: 'nothing',
    actual: operation,
    reason: 'No caller has to change; the contract could cover it.',
  };
  const other = `${name}#/paths/${own.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return drift('drift-upstream-new', { ...parts, ...said, other, level: 'safe', change: 'operation-new' }, [
    'upstream',
    method,
    shapeOf(as),
  ]);
}
