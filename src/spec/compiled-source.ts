import standalone from 'ajv/dist/standalone/index.js';
import type { JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { createAjv } from './ajv.ts';
import { decidingPlace } from './discriminating.ts';
import { relaxRequired } from './relax-required.ts';
import type { Direction } from './violation.ts';

/**
 * The source of a function that gives schemas as `compiled-schemas.ts` reads them: those at these places, and what
 * they refer to.
 */
export function compiledSource(
  document: JsonObject,
  pointers: Readonly<Record<Direction, Iterable<Pointer>>>,
): string {
  const place = (pointer: Pointer) => decidingPlace(document, pointer);
  const request = sourceOf(relaxRequired(document, 'readOnly'), pointers.request, place);
  const response = sourceOf(relaxRequired(document, 'writeOnly'), pointers.response, place);
  return `({ require, patternOf }) => ({ request: ${request}, response: ${response} })`;
}

function sourceOf(
  document: JsonObject,
  pointers: Iterable<Pointer>,
  place: (pointer: Pointer) => Pointer,
): string {
  const ajv = createAjv(document, new Map(), true);
  ajv.addSchema(document, 'spec', undefined, false);
  const named = [...pointers].sort().map((pointer, index) => [pointer, `v${index}`] as const);
  const refs = Object.fromEntries(named.map(([pointer, name]) => [name, `spec${encodeURI(place(pointer))}`]));
  const body = named.length === 0 ? '' : standalone.default(ajv, refs);
  const names = named.map(([pointer, name]) => `${JSON.stringify(pointer)}: exports.${name}`);
  return `(() => { const exports = {}; ${body.replace(/^"use strict";/, '')} return { ${names.join(', ')} }; })()`;
}
