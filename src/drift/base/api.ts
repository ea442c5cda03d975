import path from 'node:path';
import { InputError } from '../../shared/input-error.ts';
import { sameJson } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import type { Api } from '../../spec/apis.ts';
import { applyVariant } from '../../spec/apply-variant.ts';
import { type Bundle, bundle } from '../../spec/bundle.ts';
import { variantFile, variantsOf } from '../../spec/variant.ts';
import { compare, type SpecDifference } from '../compare/compare.ts';
import { type DriftFinding, drift } from '../finding.ts';
import { apiChange, variantChange } from './presence.ts';

/** An API on both sides of a change; undefined on the side that lacks it. */
export interface ApiPair {
  readonly name: string;
  readonly before: SideApi | undefined;
  readonly after: SideApi | undefined;
}

export interface SideApi {
  readonly api: Api;
  /** The spec, turned by a variant where one is named. Read once. */
  load(variant?: string): Promise<Bundle>;
}

/** An API whose documents are read when they are asked for, each once. What is wrong at a git ref says so. */
export function wholeApi(api: Api | undefined, ref?: string): SideApi | undefined {
  if (api === undefined) return undefined;
  const known = new Map<string | undefined, Promise<Bundle>>();
  return {
    api,
    load(variant) {
      const loaded = known.get(variant) ?? read(api, variant).catch((thrown: unknown) => blame(thrown, ref));
      known.set(variant, loaded);
      return loaded;
    },
  };
}

function blame(thrown: unknown, ref: string | undefined): never {
  if (thrown instanceof InputError && ref !== undefined) throw new InputError(`At ${ref}: ${thrown.message}`);
  throw thrown;
}

/** A variant turns the source map of its bundle too, so each has a bundle of its own. */
async function read(api: Api, variant: string | undefined): Promise<Bundle> {
  const base = await bundle(api.spec);
  return variant === undefined ? base : applyVariant(base, variantFile(api, variant));
}

/** Every difference of an API: of its spec, and of each variant where that differs in more. */
export async function compareApi(pair: ApiPair, oldFolder: string, folder: string): Promise<DriftFinding[]> {
  const { name, before, after } = pair;
  if (before === undefined || after === undefined) {
    const gone = backHome(before?.api.spec ?? '', { oldFolder, folder });
    return [apiChange(name, after === undefined, after === undefined ? gone : after.api.spec)];
  }
  const old = variantsOf(before.api);
  const now = variantsOf(after.api);
  const places = { oldFolder, folder };
  const ofSpec = await compareSides(name, before, after, undefined, places);
  const ofVariants = await Promise.all(
    now
      .filter((one) => old.includes(one))
      .map((variant) => compareSides(name, before, after, variant, places)),
  );
  const own = ofVariants.flat().filter((one) => !ofSpec.some((known) => isSame(known, one)));
  const gone = old.filter((one) => !now.includes(one)).map((one) => variantChange(name, one, true, folder));
  const come = now.filter((one) => !old.includes(one)).map((one) => variantChange(name, one, false, folder));
  return [...ofSpec, ...own, ...gone, ...come];
}

async function compareSides(
  name: string,
  before: SideApi,
  after: SideApi,
  variant: string | undefined,
  places: { oldFolder: string; folder: string },
): Promise<DriftFinding[]> {
  const [old, now] = await Promise.all([before.load(variant), after.load(variant)]);
  if (sameJson(old.document, now.document)) return [];
  const differences = await compare(old.document, now.document);
  const locateOld = (pointer: Pointer) => backHome(old.source.locate(pointer), places);
  return differences.map((one) =>
    toFinding(name, variant, one, now.source.locate(one.revision), locateOld(one.base)),
  );
}

function toFinding(
  api: string,
  variant: string | undefined,
  one: SpecDifference,
  spec: string,
  was: string,
): DriftFinding {
  const { change, level, reason, operations, expected, actual } = one;
  const other = one.kind === 'added' ? undefined : was;
  const parts = { change, level, reason, operations, expected, actual, api, variant, spec, other };
  return drift(level === 'breaking' ? 'drift-breaking' : 'drift-risky', parts, one.identity);
}

/** `file:line` in the temporary copy, as the file is called in the repository. */
function backHome(place: string, { oldFolder, folder }: { oldFolder: string; folder: string }): string {
  return path.join(folder, path.relative(oldFolder, path.resolve(place)));
}

function isSame(a: DriftFinding, b: DriftFinding): boolean {
  return (
    a.change === b.change &&
    a.expected === b.expected &&
    a.actual === b.actual &&
    sameJson(a.operations, b.operations)
  );
}
