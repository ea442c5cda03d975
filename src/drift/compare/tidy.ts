import { canonical, isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, escapeStep, type Pointer } from '../../shared/pointer.ts';
import { flatten } from './flatten.ts';
import { asObject, oneForm } from './forms.ts';
import { wordsOf } from './mapping.ts';

/** What a value is, which decides how its keys are read. */
type Position =
  | ('object' | 'data' | 'map' | 'schemas' | 'content' | 'responses' | 'branches' | 'branch')
  | ('components' | 'schemes' | 'security' | 'requirement');

/** What tidying needs to know of the document. */
export interface Context {
  readonly document: JsonObject;
  readonly origins: WeakMap<object, Pointer>;
  readonly schemes: ReadonlyMap<string, string>;
  /** The `$ref`s of branches that are being written out, so that recursion ends. */
  readonly open: readonly Pointer[];
}

/** Prose, and what documents only. */
const annotations = new Set([
  ...['description', 'summary', 'title', 'example', 'examples'],
  ...['externalDocs', 'tags', 'xml', '$comment', 'links', 'contentMediaType'],
]);

/** What stands under a key; objects where nothing is said here. */
const positions: Readonly<Record<string, Position>> = {
  ...of('schemas', 'properties', 'patternProperties', '$defs', 'dependentSchemas'),
  ...of('map', 'headers'),
  ...of('branches', 'allOf', 'oneOf', 'anyOf'),
  ...of('map', 'callbacks', 'variables', 'encoding', 'flows'),
  ...of('data', 'default', 'enum', 'const', 'mapping', 'scopes', 'required', 'type', 'dependentRequired'),
  content: 'content',
  responses: 'responses',
  security: 'security',
};

/** What is meant when nothing is said. */
const defaults: Readonly<Record<string, Json>> = {
  ...{ deprecated: false, readOnly: false, writeOnly: false, uniqueItems: false, required: false },
  ...{ allowReserved: false, allowEmptyValue: false, additionalProperties: true },
  ...{ minLength: 0, minItems: 0, minProperties: 0 },
};

/** A copy without prose, examples, extensions and written-out defaults; `origins` learns where each part came from. */
export function tidy(value: Json, here: Pointer, position: Position, context: Context): Json {
  if (Array.isArray(value)) {
    const inside = position === 'security' ? 'requirement' : position === 'branches' ? 'branch' : 'object';
    return noted(
      value.map((item, index) => tidy(item, `${here}/${index}`, inside, context)),
      here,
      context,
    );
  }
  if (position === 'branch') return tidyBranch(value, here, context);
  if (!isObject(value)) return value;
  const alone = position === 'object' ? onlyBranch(value) : undefined;
  if (alone !== undefined) return tidy(alone.branch, `${here}/${alone.key}/0`, 'object', context);
  const copy: JsonObject = {};
  const words = position === 'object' ? wordsOf(value) : undefined;
  for (const [key, child] of Object.entries(value)) {
    if (position === 'object' && isLeftOut(key, child)) continue;
    copy[rename(key, position, context)] = tidyChild(
      key,
      position === 'schemas' ? asObject(child) : child,
      `${here}/${escapeStep(key)}`,
      position,
      context,
    );
  }
  if (words !== undefined && isObject(copy.discriminator)) copy.discriminator.mapping = words;
  return position === 'object'
    ? noted(oneForm(flattened(copy, context)), here, context)
    : noted(copy, here, context);
}

function flattened(node: JsonObject, { origins }: Context): JsonObject {
  return flatten(node, (made, from) => {
    const origin = origins.get(from);
    if (origin !== undefined) origins.set(made, origin);
  });
}

/** A branch is compared by what it says, so its `$ref` is written out; within one that is open it stays. */
function tidyBranch(value: Json, here: Pointer, context: Context): Json {
  const reference = isObject(value) && Object.keys(value).length === 1 ? value.$ref : undefined;
  if (typeof reference !== 'string' || !reference.startsWith('#') || context.open.includes(reference)) {
    return tidy(value, here, 'object', context);
  }
  const open = [...context.open, reference];
  return tidyBranch(at(context.document, reference) ?? {}, reference, { ...context, open });
}

function noted<T extends Json[] | JsonObject>(copy: T, here: Pointer, context: Context): T {
  context.origins.set(copy, here);
  return copy;
}

function tidyChild(key: string, child: Json, here: Pointer, position: Position, context: Context): Json {
  if (position === 'requirement') return structuredClone(child);
  if (position === 'components') return tidy(child, here, componentPosition(key), context);
  if (position !== 'object') return tidy(child, here, 'object', context);
  const below = Object.hasOwn(positions, key) ? (positions[key] ?? 'object') : 'object';
  return below === 'data' ? dataOf(key, child, here, context) : tidy(child, here, below, context);
}

/** Lists that are sets are sorted. */
function dataOf(key: string, child: Json, here: Pointer, context: Context): Json {
  const isSet = Array.isArray(child) && (key === 'enum' || key === 'required' || key === 'type');
  if (!isSet) return structuredClone(child);
  return noted(
    [...child].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1)),
    here,
    context,
  );
}

function componentPosition(key: string): Position {
  return key === 'securitySchemes' ? 'schemes' : 'map';
}

function rename(key: string, position: Position, context: Context): string {
  if (position === 'schemes' || position === 'requirement') return context.schemes.get(key) ?? key;
  if (position === 'content') return key.split(';')[0]?.trim().toLowerCase() ?? key;
  return position === 'responses' ? key.replace(/xx$/i, 'XX') : key;
}

function isLeftOut(key: string, child: Json): boolean {
  if (key.startsWith('x-') || annotations.has(key)) return true;
  if (key === 'additionalProperties' && isObject(child) && Object.keys(child).length === 0) return true;
  if (key === 'required' && Array.isArray(child) && child.length === 0) return true;
  return Object.hasOwn(defaults, key) && defaults[key] === child;
}

/** `allOf`, `oneOf` or `anyOf` of one branch and nothing beside it but prose: that branch. */
function onlyBranch(value: JsonObject): { key: string; branch: Json } | undefined {
  const [key, ...others] = Object.keys(value).filter((one) => !isLeftOut(one, value[one] ?? null));
  if (key === undefined || others.length > 0 || !/^(allOf|oneOf|anyOf)$/.test(key)) return undefined;
  const branches = value[key];
  if (!Array.isArray(branches) || branches.length !== 1) return undefined;
  return { key, branch: branches[0] ?? {} };
}

function of(position: Position, ...keys: string[]): Record<string, Position> {
  return Object.fromEntries(keys.map((key) => [key, position]));
}
