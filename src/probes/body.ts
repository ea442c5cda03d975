import type { RequestDraft } from '../http/request.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { at, escapeStep, type Pointer } from '../shared/pointer.ts';
import { isJsonMedia } from '../spec/openapi/media.ts';
import type { Media, Operation } from '../spec/operation.ts';
import { admittedTypes } from '../values/applicable.ts';
import { sitesOf } from '../values/sites.ts';
import { type Variation, variationsOf } from '../values/variations.ts';
import { decodeBody } from '../wire/decode-body.ts';
import { encodeBody } from '../wire/encode-body.ts';
import { baseDraft } from './base.ts';
import { otherBranches, usualBodies } from './bases.ts';
import { bodyValue } from './body-value.ts';
import { type Context, requestReader } from './context.ts';
import { mediaOf } from './encode.ts';
import { probe } from './make.ts';
import { keyField, pathKey } from './path-key.ts';
import type { Probe, ProbeKind } from './probe.ts';
import { neverSucceeds, orAlso, promiseInvalid, promiseSuccess } from './promises.ts';
import { withUniqueNames } from './unique.ts';

/** Both sides of each constraint of the body, and bodies that are none. */
export function bodyProbes(context: Context): Probe[] {
  const media = mediaOf(context.operation.body);
  const base = bodyValue(context);
  if (media === undefined || base === undefined) return [];
  return [...malformedProbes(context, base), ...variationProbes(context, base)];
}

function withBody(context: Context, text: string, type?: string): RequestDraft {
  const base = baseDraft(context);
  return { ...base, body: { type: type ?? base.body?.type, text } };
}

function malformedProbes(context: Context, base: Json): Probe[] {
  const { operation } = context;
  const refused = promiseInvalid(operation, 'body', true);
  const media = mediaOf(operation.body);
  const list: Probe[] = [];
  if (media !== undefined && isJsonMedia(media)) {
    const text = JSON.stringify(base);
    const isTyped = operation.responses.some(({ status }) => status === '415');
    list.push(
      probe(context, 'malformed', 'malformed JSON', withBody(context, '{"unclosed": [1, 2'), refused),
      ...truncated(text).map((cut) =>
        probe(context, 'malformed', 'truncated JSON', withBody(context, cut), refused),
      ),
      probe(context, 'malformed', 'another content type', withBody(context, text, 'text/plain'), {
        ...orAlso(operation, refused, /^415$/),
        examples: [],
        lenient: !isTyped,
      }),
    );
  }
  if (operation.body?.required === true && !operation.body.unpromised.includes('required')) {
    // Without a body there is no Content-Type either.
    const untyped = orAlso(operation, refused, /^(411|415)$/);
    if (!isEmptyForm(context))
      list.push(probe(context, 'malformed', 'empty body', withBody(context, ''), refused));
    list.push(probe(context, 'malformed', 'no body', { ...baseDraft(context), body: undefined }, untyped));
  }
  return list;
}

/** True where nothing at all is a form like another: none of its fields has to be there. */
function isEmptyForm({ operation, spec }: Context): boolean {
  const media = mediaOf(operation.body);
  if (media === undefined || !/^application\/x-www-form-urlencoded\b/i.test(media.type)) return false;
  const arrived = decodeBody(spec.document, media, { type: media.type, text: '' });
  return (
    media.schema === undefined || spec.schemas.check(media.schema.at, arrived ?? {}, 'request').length === 0
  );
}

/** The text without its end; none where that is JSON too, as of a number, or nothing. */
function truncated(text: string): string[] {
  const cut = text.slice(0, -1);
  try {
    JSON.parse(cut);
    return [];
  } catch {
    return cut === '' ? [] : [cut];
  }
}

function variationProbes(context: Context, base: Json): Probe[] {
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  if (pointer === undefined) return [];
  const reader = requestReader(context.spec);
  const usual = usualBodies(reader, pointer, base);
  const others = otherBranches(reader, pointer, usual);
  const all = [...usual, ...others].flatMap((value) => variationsOf(reader, pointer, value));
  const first = new Map([...all].reverse().map((variation) => [variation.id, variation]));
  return [
    ...emptyPatch(context, pointer),
    ...others.flatMap((body, index) => branchProbe(context, body, index)),
    ...all
      .filter((variation) => first.get(variation.id) === variation)
      .flatMap((variation) => fromVariation(context, variation)),
  ];
}

/** A patch without a field changes nothing, where nothing asks for one. */
function emptyPatch(context: Context, pointer: Pointer): Probe[] {
  const { operation, spec, examplesExist } = context;
  if (operation.method !== 'PATCH' || examplesExist || neverSucceeds(operation)) return [];
  if (spec.schemas.check(pointer, {}, 'request').length > 0) return [];
  return [
    probe(context, 'boundary', 'a patch without a field', withBody(context, '{}'), promiseSuccess(operation)),
  ];
}

/** A body of each branch that the usual ones do not take, as it is. */
function branchProbe(context: Context, body: Json, index: number): Probe[] {
  const { operation } = context;
  const media = mediaOf(operation.body);
  if (media === undefined || neverSucceeds(operation)) return [];
  const title = `branch ${index + 2}`;
  const value = withUniqueNames(context, body, title);
  const encoded = encodeBody(requestReader(context.spec), media, value);
  if (encoded === undefined) return [];
  const draft = { ...baseDraft(context), body: encoded };
  return [probe(context, 'boundary', title, draft, promiseSuccess(operation))];
}

function fromVariation(context: Context, variation: Variation): Probe[] {
  if (variation.verdict === 'unknown') return [];
  // Where none is needed, null is none.
  if (context.operation.body?.required === false && variation.value === null) return [];
  const { operation } = context;
  const kind: ProbeKind = variation.verdict === 'valid' ? 'boundary' : 'invalid';
  if (kind === 'boundary' && (neverSucceeds(operation) || isKey(operation, variation.value, variation)))
    return [];
  const promise = kind === 'boundary' ? promiseSuccess(operation) : promiseInvalid(operation, 'body');
  const value =
    kind === 'boundary'
      ? withUniqueNames(context, variation.value, variation.id, variation.path)
      : variation.value;
  const draft = drafted(context, variation, value);
  if (draft === undefined) return [];
  return [
    probe(context, kind, variation.id, draft, {
      ...promise,
      at: kind === 'invalid' ? variation.constraint : promise.at,
      ...(variation.tolerable ? { lenient: true } : {}),
    }),
  ];
}

/** True for a change of what the path names too: no server need take two names for one thing. */
function isKey(operation: Operation, body: Json, { path }: Variation): boolean {
  const key = pathKey(operation);
  const name = key === undefined ? undefined : keyField(body, key);
  return name !== undefined && path === `#/${escapeStep(name)}`;
}

/** The variation as it travels. Of a form or a bare text only what a text can say: `7` in it is a text too. */
function drafted(context: Context, variation: Variation, value: Json): RequestDraft | undefined {
  const media = mediaOf(context.operation.body);
  if (media === undefined) return undefined;
  if (isJsonMedia(media)) return withBody(context, variation.text ?? JSON.stringify(value));
  // A mock reads a form's fields as texts, and no brackets.
  const isMock = context.examplesExist && !/^#\/[^/]+$/.test(variation.path);
  const isLeft = /\/(required|properties)\//.test(variation.id);
  if (isMock && !(isLeft && variation.path === '#')) return undefined;
  const isAdded = !context.examplesExist && /\/additionalProperties\//.test(variation.id);
  if (!isLeft && !isAdded && !isSayable(context, variation, value)) return undefined;
  const body = encodeBody(requestReader(context.spec), media, value);
  if (body === undefined || !isStill(context, media, body, variation)) return undefined;
  return { ...baseDraft(context), body };
}

/** True where what arrives is as right, or as wrong, as what was meant: in a form `7` is a list of one text. */
function isStill(
  { spec }: Context,
  media: Media,
  body: { readonly type: string; readonly text: string },
  { verdict }: Variation,
): boolean {
  const arrived = decodeBody(spec.document, media, body);
  if (arrived === undefined || media.schema === undefined) return true;
  const isRight = spec.schemas.check(media.schema.at, arrived, 'request').length === 0;
  return isRight === (verdict === 'valid');
}

/** True for a text, and for a number or a switch where a text would be none of what is admitted. */
function isSayable(context: Context, { path, text }: Variation, value: Json): boolean {
  const part = at({ value } as JsonObject, path.replace('#', '#/value'));
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  if (text !== undefined || pointer === undefined) return false;
  const site = sitesOf(requestReader(context.spec), pointer, value).find((one) => one.path === path);
  const types = admittedTypes(site?.schemas ?? []) ?? [];
  const isNested = types.some((type) => /^(object|array)$/.test(type));
  if (part === undefined || typeof part === 'string') return !(context.examplesExist && isNested);
  if (context.examplesExist || (typeof part !== 'number' && typeof part !== 'boolean')) return false;
  return site !== undefined && types.length > 0 && !types.includes('string');
}
