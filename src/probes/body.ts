import type { Json, JsonObject } from '../json.ts';
import { at } from '../pointer.ts';
import type { Probe, ProbeKind } from '../probe.ts';
import type { Draft } from '../request.ts';
import { sample } from '../values/sample.ts';
import { type Variation, variationsOf } from '../values/variations.ts';
import { baseDraft, bodyValue, type Context, requestReader } from './base.ts';
import { encodeBody, isJson, mediaOf } from './encode.ts';
import { probe } from './make.ts';
import { neverSucceeds, orAlso, promiseInvalid, promiseSuccess } from './promises.ts';
import { withUniqueNames } from './unique.ts';

/** Both sides of each constraint of the body, and bodies that are none. */
export function bodyProbes(context: Context): Probe[] {
  const media = mediaOf(context.operation.body);
  const base = bodyValue(context);
  if (media === undefined || base === undefined) return [];
  return [...malformedProbes(context, base), ...variationProbes(context, base)];
}

function withBody(context: Context, text: string, type?: string): Draft {
  const base = baseDraft(context);
  return { ...base, body: { type: type ?? base.body?.type, text } };
}

function malformedProbes(context: Context, base: Json): Probe[] {
  const { operation } = context;
  const refused = promiseInvalid(operation, 'body');
  const media = mediaOf(operation.body);
  const list: Probe[] = [];
  if (media !== undefined && isJson(media)) {
    const text = JSON.stringify(base);
    const isTyped = operation.responses.some(({ status }) => status === '415');
    list.push(
      probe(context, 'malformed', 'malformed JSON', withBody(context, '{"unclosed": [1, 2'), refused),
      probe(context, 'malformed', 'truncated JSON', withBody(context, text.slice(0, -1)), refused),
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
    list.push(probe(context, 'malformed', 'empty body', withBody(context, ''), refused));
    list.push(probe(context, 'malformed', 'no body', { ...baseDraft(context), body: undefined }, untyped));
  }
  return list;
}

function variationProbes(context: Context, base: Json): Probe[] {
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  if (pointer === undefined) return [];
  const reader = requestReader(context.spec);
  const all = bases(context, base).flatMap((value) => variationsOf(reader, pointer, value));
  const first = new Map([...all].reverse().map((variation) => [variation.id, variation]));
  return all
    .filter((variation) => first.get(variation.id) === variation)
    .flatMap((variation) => fromVariation(context, variation));
}

/** The first valid example, and one with every field where that is more. */
function bases(context: Context, base: Json): Json[] {
  const pointer = mediaOf(context.operation.body)?.schema?.at;
  if (pointer === undefined) return [base];
  const reader = requestReader(context.spec);
  const full = merge(sample(reader, pointer, { seed: 1, full: true }), base);
  const isValid = reader.schemas.check(pointer, full, 'request').length === 0;
  return isValid && JSON.stringify(full) !== JSON.stringify(base) ? [base, full] : [base];
}

/** `over` laid over `under`: what the example says wins, fields it leaves out are filled in. */
function merge(under: Json, over: Json): Json {
  if (Array.isArray(under) && Array.isArray(over)) {
    const [first] = under;
    return first === undefined ? over : over.map((item) => merge(first, item));
  }
  if (typeof under !== 'object' || typeof over !== 'object' || under === null || over === null) return over;
  if (Array.isArray(under) || Array.isArray(over)) return over;
  const result = { ...under };
  for (const [name, value] of Object.entries(over)) {
    result[name] = name in under ? merge(under[name] ?? null, value) : value;
  }
  return result;
}

function fromVariation(context: Context, variation: Variation): Probe[] {
  if (variation.verdict === 'unknown') return [];
  // Where none is needed, null is none.
  if (context.operation.body?.required === false && variation.value === null) return [];
  const { operation } = context;
  const kind: ProbeKind = variation.verdict === 'valid' ? 'boundary' : 'invalid';
  if (kind === 'boundary' && neverSucceeds(operation)) return [];
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
    }),
  ];
}

/** The variation as it travels. Of a form or a bare text only what a text can say: `7` in it is a text too. */
function drafted(context: Context, variation: Variation, value: Json): Draft | undefined {
  const media = mediaOf(context.operation.body);
  if (media === undefined) return undefined;
  if (isJson(media)) return withBody(context, variation.text ?? JSON.stringify(value));
  const part = at({ value } as JsonObject, variation.path.replace('#', '#/value'));
  const isSayable = variation.text === undefined && (part === undefined || typeof part === 'string');
  const isLeftOut = /\/(required|properties)\/without /.test(variation.id);
  if (!isSayable && !isLeftOut) return undefined;
  const body = encodeBody(requestReader(context.spec), media, value);
  return body === undefined ? undefined : { ...baseDraft(context), body };
}
