import type { JsonObject } from '../../json.ts';
import type { Operation } from '../../operation.ts';
import type { Pointer } from '../../pointer.ts';
import type { Spec } from '../../spec.ts';
import { compare, type Difference } from '../compare/compare.ts';
import { shapeOf } from '../compare/template.ts';
import { type DriftFinding, drift } from '../finding.ts';
import { type BadExample, badExamples } from './examples.ts';
import { ruleOf } from './judge.ts';
import type { Published } from './load.ts';
import { basePathOf, type Matching, match, type Theirs } from './match.ts';
import { pairPage } from './page.ts';
import { pick } from './pick.ts';

/** Our side of the comparison. */
export interface Ours {
  readonly api: string;
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  locate(pointer: Pointer): string;
  /** The spec with its schemas compiled, when somebody needs them. */
  spec(): Promise<Spec>;
}

/** Everything in which one published document differs from our spec. */
export function compareWith(ours: Ours, published: Published): Promise<DriftFinding[]> {
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
