import type { Law } from '../laws/law.ts';
import type { Probe } from '../probes/probe.ts';
import { InputError } from '../shared/input-error.ts';
import { isObject } from '../shared/json.ts';
import { suggest } from '../shared/nearest.ts';
import { at } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { atDepth, type Depth } from './depth.ts';
import { inShard, type Shard } from './shard.ts';

/** Which probes and laws a run was asked for; nothing given: all. */
export interface Selection {
  /** A part of the id. */
  readonly probe?: string | undefined;
  /** Exact ids. */
  readonly only?: readonly string[] | undefined;
  readonly shard?: Shard | undefined;
  /** Operations: an operationId or `METHOD /path`, `*` for any letters. */
  readonly operations?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Operations and tags that are left out. */
  readonly exclude?: readonly string[] | undefined;
  /** Kinds of probes, and `law`. */
  readonly kinds?: readonly string[] | undefined;
  readonly depth?: Depth | undefined;
}

/** Every kind that `--kind` takes. */
export const kinds = [
  'valid',
  'example',
  'boundary',
  'invalid',
  'malformed',
  'no credentials',
  'wrong credentials',
  'permission',
  'missing',
  'method',
  'random',
  'response',
  'law',
  'promise',
] as const;

/** True for a probe or law that this run was asked for, by its id alone. */
export function isChosen({ probe, only, shard }: Selection, id: string): boolean {
  if (probe !== undefined && !id.includes(probe)) return false;
  if (only !== undefined && !only.includes(id)) return false;
  return shard === undefined || inShard(id, shard);
}

/** The probes and laws of a suite that a run was asked for. */
export function chosenOf<S extends { spec: Spec; probes: readonly Probe[]; laws: readonly Law[] }>(
  suite: S,
  selection: Selection,
): S {
  const isMeant = operationFilter(suite.spec, selection);
  const ofKind = (kind: string) => selection.kinds === undefined || selection.kinds.includes(kind);
  const probes = suite.probes.filter(
    ({ id, operation, kind }) => ofKind(kind) && isMeant(operation) && isChosen(selection, id),
  );
  const laws = suite.laws.filter(
    ({ id, operation }) => ofKind('law') && isMeant(operation) && isChosen(selection, id),
  );
  return { ...suite, ...atDepth(selection.depth ?? 'standard', probes, laws) };
}

/** True for a promise in plain words that a run was asked for. */
export function isPromiseChosen(spec: Spec, selection: Selection, id: string): boolean {
  const operation = spec.operations.find((one) => id.startsWith(`${one.id}/`));
  const isKind = selection.kinds === undefined || selection.kinds.includes('promise');
  const isMeant = operation === undefined || operationFilter(spec, selection)(operation);
  return isKind && isMeant && isChosen(selection, id);
}

/** An InputError for a name that no spec has, with the one that was meant. */
export function requireNames(specs: readonly Spec[], selection: Selection): void {
  const operations = specs.flatMap((spec) => spec.operations.map((operation) => ({ spec, operation })));
  const named = operations.flatMap(({ operation }) => [operation.id, callOf(operation)]);
  const tags = new Set(operations.flatMap(({ spec, operation }) => tagsOf(spec, operation)));
  const require = (flag: string, words: readonly string[] | undefined, names: readonly string[]) => {
    for (const word of words ?? [])
      if (!names.some((name) => matches(word, name)))
        throw new InputError(`--${flag} ${JSON.stringify(word)} names nothing${suggest(word, names)}`);
  };
  require('operation', selection.operations, named);
  require('tag', selection.tags, [...tags]);
  require('exclude', selection.exclude, [...named, ...tags]);
  require('kind', selection.kinds, kinds);
}

function operationFilter(spec: Spec, { operations, tags, exclude }: Selection) {
  return (operation: Operation): boolean => {
    const names = [operation.id, callOf(operation)];
    const own = tagsOf(spec, operation);
    const isAny = (words: readonly string[], of: readonly string[]) =>
      words.some((word) => of.some((name) => matches(word, name)));
    if (operations !== undefined && !isAny(operations, names)) return false;
    if (tags !== undefined && !isAny(tags, own)) return false;
    return exclude === undefined || !isAny(exclude, [...names, ...own]);
  };
}

const callOf = ({ method, path }: Operation) => `${method} ${path}`;

function tagsOf(spec: Spec, operation: Operation): string[] {
  const declared = at(spec.document, operation.at);
  const tags = isObject(declared) ? declared.tags : undefined;
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

/** A name, `*` standing for any letters; capitals do not matter. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}
