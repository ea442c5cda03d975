import { isObject, type Json } from '../shared/json.ts';
import { escapeStep, type Pointer, steps } from '../shared/pointer.ts';
import { isReference, sitesOf, withPart } from '../values/sites.ts';
import { isScalar } from '../values/variations.ts';
import { type Context, requestReader } from './context.ts';
import { mediaOf } from './encode.ts';

/** The body with the target's own values at the places that `target.yaml` maps. */
export function withKnownValues(context: Context, body: Json): Json {
  const told = context.bodyPlaces.reduce((value, place) => {
    const known = context.known(place);
    return known === undefined ? value : replaceAll(value, place.slice('body.'.length), known);
  }, body);
  return withReferences(context, told);
}

/** The body with things that are there, wherever a field is called after them. */
function withReferences({ reference, bodyPlaces }: Context, body: Json): Json {
  if (reference === undefined) return body;
  const walk = (value: Json, name: string, place: string): Json => {
    if (Array.isArray(value)) return value.map((item) => walk(item, name, `${place}/*`));
    if (isObject(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, walk(inner, key, `${place}/${key}`)]),
      );
    const isTold = bodyPlaces.includes(`body.${place}`);
    return typeof value === 'string' && !isTold ? (reference(name) ?? value) : value;
  };
  return walk(body, '', '');
}

/** On a real target: without names of things that nobody vouches for, where they may be left out. */
export function withoutGuesses(context: Context, body: Json): Json {
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  if (context.examplesExist || pointer === undefined) return body;
  const reader = requestReader(context.spec);
  const known = new Set(context.bodyPlaces.map((place) => context.known(place)));
  const isKnown = ({ name, value }: { name: string; value: Json }) =>
    known.has(String(value)) || context.reference?.(name) === value;
  const isValid = (value: Json) => reader.schemas.check(pointer, value, 'request').length === 0;
  if (!isValid(body)) return body;
  return sitesOf(reader, pointer, body)
    .filter((site) => site.path !== '#' && isScalar(site.value) && isReference(site))
    .filter((site) => !isKnown(site))
    .reduce((value, { path }) => {
      const rest = withPart(value, path, undefined);
      return !/\/\d+$/.test(path) && isValid(rest) ? rest : value;
    }, body);
}

function replaceAll(body: Json, place: string, known: string): Json {
  const paths = expand(body, steps(`#${place}`), '#');
  return paths.reduce((value, path) => withPart(value, path, known), body);
}

/** The pointers that a place with `*` in it stands for, as far as they exist in the body. */
function expand(value: Json | undefined, rest: readonly string[], path: Pointer): Pointer[] {
  const [step, ...more] = rest;
  if (step === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  const names = step === '*' ? Object.keys(value) : [step];
  return names
    .filter((name) => Object.hasOwn(value, name))
    .flatMap((name) => expand((value as Record<string, Json>)[name], more, `${path}/${escapeStep(name)}`));
}
