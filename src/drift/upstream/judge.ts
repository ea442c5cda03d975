import type { RuleId } from '../../judge/rules.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../../shared/json.ts';
import { at, join, type Pointer, parent, steps } from '../../shared/pointer.ts';
import { followRef } from '../../spec/openapi/follow-ref.ts';
import type { Area, SpecDifference } from '../compare/compare.ts';

const ofArea: Readonly<Record<Area, RuleId | undefined>> = {
  operation: 'drift-upstream-deprecated',
  parameters: 'drift-upstream-parameters',
  body: 'drift-upstream-body',
  responses: 'drift-upstream-responses',
  security: 'drift-upstream-security',
  // Where a server stands is the target's business, not the contract's
  servers: undefined,
};

/**
 * The rule of a difference between our spec and a published document; undefined for what is none: another name or
 * address, and a document's silence about what our spec says to have from elsewhere (`x-source`) or leaves open
 * (`x-unpromised`).
 */
export function ruleOf(difference: SpecDifference, ours: JsonObject, theirs: JsonObject): RuleId | undefined {
  if (difference.change === 'operation-id-changed') return undefined;
  if (difference.area === 'security' && saysNothingOfSecurity(theirs)) return undefined;
  if (isSilence(difference) && (hasSource(ours, difference.base) || isLeftOpen(ours, difference.base)))
    return undefined;
  if (isOnlyNull(difference, ours, theirs)) return undefined;
  if (difference.level === 'safe') return 'drift-upstream-more';
  return ofArea[difference.area];
}

/** A keyword that our spec has and holds against nobody (`x-unpromised`), because no document says it. */
function isLeftOpen(document: JsonObject, pointer: Pointer): boolean {
  const open = followRef(document, parent(pointer))[0]['x-unpromised'];
  return Array.isArray(open) && open.includes(steps(pointer).at(-1) ?? '');
}

/** `null` beside the documented type, which our spec takes and leaves open (`x-unpromised: ["type:null"]`). */
function isOnlyNull({ base, revision }: SpecDifference, ours: JsonObject, theirs: JsonObject): boolean {
  const [here, there] = [base, revision].map((pointer) => pointer.replace(/\/type\/\d+$/, '/type')) as [
    Pointer,
    Pointer,
  ];
  if (!here.endsWith('/type')) return false;
  const open = followRef(ours, parent(here))[0]['x-unpromised'];
  const [own, other] = [typesAt(ours, here), typesAt(theirs, there)];
  const isLess = sameJson(
    own.filter((type) => type !== 'null'),
    other,
  );
  return isLess && own.includes('null') && Array.isArray(open) && open.includes('type:null');
}

function typesAt(document: JsonObject, pointer: Pointer): Json[] {
  const type = at(document, pointer);
  return type === undefined ? [] : [type].flat();
}

function isSilence({ kind, silent }: SpecDifference): boolean {
  return kind === 'removed' || silent;
}

/** `x-source` on what stands at the pointer or around it, up to the operation or component; or on all that it holds. */
function hasSource(document: JsonObject, pointer: Pointer): boolean {
  const top = steps(pointer)[0] === 'paths' ? 3 : 2;
  for (let here = pointer; steps(here).length > top; here = parent(here)) {
    if (isSourced(document, here)) return true;
  }
  const [last, before] = steps(pointer).reverse();
  if (before === 'content') return isSourced(document, join(pointer, 'schema'));
  const held = last === 'content' ? Object.keys(followRef(document, pointer)[0]) : [];
  return held.length > 0 && held.every((type) => isSourced(document, join(pointer, type, 'schema')));
}

function isSourced(document: JsonObject, pointer: Pointer): boolean {
  return followRef(document, pointer)[0]['x-source'] !== undefined;
}

/** True where a document asks for credentials nowhere, whether or not it describes what they would be. */
export function saysNothingOfSecurity(document: JsonObject): boolean {
  if (document.security !== undefined) return false;
  const items = Object.values(isObject(document.paths) ? document.paths : {}).filter(isObject);
  return items.flatMap((item) => Object.values(item)).every((one) => !isObject(one) || isEmpty(one.security));
}

function isEmpty(security: Json | undefined): boolean {
  return security === undefined || (Array.isArray(security) && security.length === 0);
}
