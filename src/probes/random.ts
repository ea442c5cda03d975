import fc from 'fast-check';
import type { Json } from '../shared/json.ts';
import type { SchemaReader } from '../values/applicable.ts';
import { fakerOf, textOfFormat } from '../values/format.ts';
import { isReference, type Site, sitesOf, withPart } from '../values/sites.ts';
import { hash } from '../values/text.ts';
import { encodeBody } from '../wire/encode-body.ts';
import { baseDraft } from './base.ts';
import { bodyValue } from './body-value.ts';
import { type Context, requestReader } from './context.ts';
import { mediaOf } from './encode.ts';
import { probe } from './make.ts';
import type { Probe } from './probe.ts';
import { neverSucceeds, promiseSuccess } from './promises.ts';
import { withUniqueNames } from './unique.ts';

/** `count` valid bodies with random values wherever the schema constrains them; the same seed, the same bodies. */
export function randomProbes(context: Context, count: number, seed: number): Probe[] {
  const { operation } = context;
  const media = mediaOf(operation.body);
  const base = bodyValue(context);
  if (media?.schema === undefined || base === undefined || neverSucceeds(operation)) return [];
  const reader = requestReader(context.spec);
  const pointer = media.schema.at;
  const sites = sitesOf(reader, pointer, base).filter((site) => isConstrained(site));
  if (sites.length === 0) return [];
  return Array.from({ length: count }, (_, index) => {
    const start = hash(`${operation.id} ${seed} ${index}`);
    const value = sites.reduce(
      (body, site, position) => redraw(reader, pointer, body, site, start + position),
      base,
    );
    const body = withUniqueNames(context, value, `random ${seed} ${index}`);
    const draft = { ...baseDraft(context), body: encodeBody(reader, media, body) };
    return probe(context, 'random', `seed ${seed}, body ${index + 1}`, draft, promiseSuccess(operation));
  });
}

/** Free values, but not without bounds: what no schema bounds may be refused for reasons that no schema says. */
function isConstrained({ name, value, schemas }: Site): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  if (isReference({ name, schemas })) return false;
  return schemas.some(({ schema }) =>
    ['maxLength', 'pattern', 'enum', 'maximum'].some((keyword) => keyword in schema),
  );
}

function redraw(reader: SchemaReader, pointer: string, body: Json, site: Site, seed: number): Json {
  // Who trims what is sent may find it too short then.
  const accepted = drawsFor(site, seed)
    .filter((value) => typeof value !== 'string' || value === value.trim())
    .map((value) => withPart(body, site.path, value))
    .find((candidate) => reader.schemas.check(pointer, candidate, 'request').length === 0);
  return accepted ?? body;
}

function drawsFor({ value, schemas }: Site, seed: number): Json[] {
  const find = (keyword: string) =>
    schemas.map(({ schema }) => schema[keyword]).find((found) => found !== undefined);
  const options = find('enum');
  const draw = (arbitrary: fc.Arbitrary<Json>): Json[] => fc.sample(arbitrary, { seed, numRuns: 8 });
  if (Array.isArray(options)) return draw(fc.constantFrom(...options));
  if (typeof value === 'number') {
    const min = Math.ceil(Number(find('minimum') ?? find('exclusiveMinimum') ?? 0));
    const max = Math.floor(Number(find('maximum') ?? find('exclusiveMaximum') ?? min + 1000));
    if (![min, max].every(Number.isSafeInteger)) return [value];
    return draw(fc.integer({ min, max: Math.max(min, max) }));
  }
  const pattern = find('pattern');
  const format = find('format');
  if (typeof format === 'string') return [textOfFormat(format, fakerOf(seed)) ?? value];
  const minLength = Number(find('minLength') ?? 0);
  const maxLength = Math.min(Number(find('maxLength') ?? minLength + 20), 500);
  if (typeof pattern === 'string') return draw(matching(pattern));
  return draw(fc.string({ minLength, maxLength, unit: 'grapheme-ascii' }));
}

function matching(pattern: string): fc.Arbitrary<Json> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return fc.constant('');
  }
}
