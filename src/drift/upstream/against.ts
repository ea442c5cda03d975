import type { JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { compare, type SpecDifference } from '../compare/compare.ts';
import { type DriftFinding, drift } from '../finding.ts';
import { credentialsAsSecurity } from './credentials.ts';
import { badExamples } from './examples.ts';
import { badExample, fresh, gone, silentOnSecurity } from './findings.ts';
import { ruleOf, saysNothingOfSecurity } from './judge.ts';
import type { Published } from './load.ts';
import { basePathOf, type Matching, match } from './match.ts';
import type { DeclaredSpec } from './ours.ts';
import { pairPage } from './page.ts';
import { pick } from './pick.ts';

/** Everything in which one published document differs from our spec. */
export function compareWith(ours: DeclaredSpec, published: Published): Promise<DriftFinding[]> {
  return published.kind === 'page'
    ? compareWithPage(ours, published.name, published.text)
    : compareWithDocument(ours, published.name, published.document);
}

async function compareWithPage(ours: DeclaredSpec, name: string, text: string): Promise<DriftFinding[]> {
  const { page, ours: operation, documents, place } = pairPage(ours.document, ours.operations, name, text);
  const uri = { method: page.method ?? '', path: page.path ?? '', as: page.path ?? '' };
  if (operation === undefined) return [{ ...fresh(ours, uri, name), other: place('#') }];
  if (documents === undefined)
    return [{ ...gone(ours, operation), actual: `${uri.method} ${uri.path}`, other: place('#') }];
  const [spec, differences] = await Promise.all([ours.spec(), compare(documents.mine, documents.theirs)]);
  const bad = badExamples(spec, operation, page).map((one) => badExample(ours, operation, one, name));
  return [...differences.flatMap((one) => toFindings(ours, {}, one, place)), ...bad];
}

async function compareWithDocument(
  ours: DeclaredSpec,
  name: string,
  document: JsonObject,
): Promise<DriftFinding[]> {
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
    ...silence(ours, theirs, matching, name),
  ];
}

function silence(ours: DeclaredSpec, theirs: JsonObject, { pairs }: Matching, name: string): DriftFinding[] {
  if (!saysNothingOfSecurity(theirs)) return [];
  const secured = pairs.map(({ ours: one }) => one).filter(({ security }) => security.flat().length > 0);
  return secured.length === 0 ? [] : [silentOnSecurity(ours, secured, name)];
}

function trim(
  ours: DeclaredSpec,
  document: JsonObject,
  { pairs }: Matching,
  name: string,
): { mine: JsonObject; theirs: JsonObject } {
  const mine = pairs.map(({ ours: { method, path: own } }) => ({ method, path: own, as: own }));
  const wanted = pairs.map(({ theirs }) => theirs);
  return {
    mine: pick(ours.document, mine, ours.api),
    theirs: credentialsAsSecurity(pick(document, wanted, name), ours.document),
  };
}

function toFindings(
  ours: DeclaredSpec,
  theirs: JsonObject,
  one: SpecDifference,
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
