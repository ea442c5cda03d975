import { setImmediate } from 'node:timers/promises';
import { InputError } from '../shared/input-error.ts';
import { isObject, type Json } from '../shared/json.ts';
import { at, type Pointer } from '../shared/pointer.ts';
import { responsesTo } from './documented-responses.ts';
import { readingOptions, tellWarnings } from './reading.ts';
import { type ShownValue, shownValues } from './shown-values.ts';
import type { Spec } from './spec.ts';
import { surelyFits } from './surely-fits.ts';

/** How many are told of one document: each takes a schema that has to be compiled. */
const most = 50;

/**
 * A sentence, with `file:line`, per example and default that breaks its schema, and how many more there may be. The mock
 * answers with such a value all the same: it is what the document says. Others get their turn between two of them.
 */
export async function exampleFaults(spec: Spec): Promise<string[]> {
  const suspects = shownValues(spec.document).filter(
    ({ schema, value }) => !surelyFits(spec.document, at(spec.document, schema) ?? true, value),
  );
  if (suspects.length === 0) return [];
  const refused = refusedExamples(spec);
  const told = new Set<string>();
  for (const [index, suspect] of suspects.entries()) {
    if (told.size === most) return [...told, moreText(spec, suspects.length - index)];
    const fault = refused.has(suspect.at) ? undefined : faultIfKnown(spec, suspect);
    if (fault !== undefined) told.add(fault);
    await setImmediate();
  }
  return [...told];
}

/** Tells the examples and defaults that break their schemas; where documents are read strictly, an InputError. */
export async function tellExampleFaults(spec: Spec): Promise<void> {
  const faults = await exampleFaults(spec);
  if (faults.length > 0 && readingOptions().strict) throw new InputError(faults.join('\n'));
  tellWarnings(faults);
}

/** The request examples that the document answers with something else than a success are meant to be wrong. */
function refusedExamples({ operations }: Spec): ReadonlySet<Pointer> {
  return new Set(
    operations.flatMap((operation) => {
      const names = responsesTo(operation, 'request')
        .filter(({ response }) => !response.status.startsWith('2'))
        .map(({ cause }) => cause.name);
      const shown = [...(operation.body?.media ?? []), ...operation.parameters];
      return shown.flatMap(({ examples }) =>
        examples.filter(({ name }) => names.includes(name)).map((example) => example.at),
      );
    }),
  );
}

/** A schema that cannot be compiled says nothing of its examples. */
function faultIfKnown(spec: Spec, suspect: ShownValue): string | undefined {
  try {
    return faultOf(spec, suspect);
  } catch {
    return undefined;
  }
}

/** What is right as a request, or as a response, is right. */
function faultOf(
  { schemas, locate }: Spec,
  { at: place, title, value, schema }: ShownValue,
): string | undefined {
  const [first] = schemas.check(schema, value, 'response');
  if (first === undefined || schemas.check(schema, value, 'request').length === 0) return undefined;
  const repair = isJsonText(value, first.path, first.expected)
    ? 'It is JSON written as text: write it as the value itself.'
    : 'Correct one of the two.';
  return `${locate(place)} ${title} does not fit its schema: ${first.path} ${first.message}. ${repair}`;
}

/** True for a text that holds the object or list that is asked for. */
function isJsonText(value: Json, path: Pointer, expected: Json): boolean {
  const text = at(value, path);
  if (typeof text !== 'string' || ![expected].flat().some((type) => type === 'object' || type === 'array'))
    return false;
  try {
    const held = JSON.parse(text) as Json;
    return Array.isArray(held) || isObject(held);
  } catch {
    return false;
  }
}

function moreText({ api, variant }: Spec, count: number): string {
  const name = variant === undefined ? api.name : `${api.name} as ${variant}`;
  return `${name}: and ${count} more examples and defaults that may break their schemas.`;
}
