import { canonical, isObject, type Json, type JsonObject, typeName } from '../shared/json.ts';
import { join } from '../shared/pointer.ts';
import type { SchemaAt } from '../spec/operation.ts';
import { accepts, admittedTypes, type SchemaReader } from './applicable.ts';
import { isReference, type Site } from './sites.ts';
import { codePoints, hash, textOfLength, textsMatching } from './text.ts';

/** A value to put in one place, meant to keep or to break one keyword there. */
export interface Candidate {
  readonly keyword: string;
  readonly at: SchemaAt;
  /** What is special about it, in a few words: `length 65`. */
  readonly label: string;
  /** `undefined` leaves the place out. */
  readonly value: Json | undefined;
  /** A place below the site, where a field is added or left out; the site itself without it. */
  readonly field?: string;
  /** The exact JSON text, where the value cannot say it: `1.0`. */
  readonly text?: string;
  /** True where many servers take it all the same, and mean nothing bad by it: it may not break them. */
  readonly tolerable?: boolean;
}

type Maker = (site: Site, at: SchemaAt, reader: SchemaReader) => Omit<Candidate, 'at' | 'keyword'>[];

/** Both sides of every keyword that speaks about a site, each value once. */
export function candidatesFor(reader: SchemaReader, site: Site): Candidate[] {
  const all = site.schemas.flatMap((at) =>
    Object.keys(at.schema).flatMap((keyword) =>
      (makers[keyword]?.(site, at, reader) ?? []).map((made) => ({ ...made, keyword, at })),
    ),
  );
  return [...new Map(all.map((candidate) => [identity(candidate), candidate])).values()];
}

function identity({ field, value, text, keyword, at }: Candidate): string {
  return value === undefined ? `${field}:${keyword}:${at.at}` : `${field}=${text ?? canonical(value)}`;
}

const makers: Record<string, Maker> = {
  type: (site) => wrongTypes(site),
  minLength: (site, at, reader) =>
    lengths(site, reader, [Number(at.schema.minLength), Number(at.schema.minLength) - 1]),
  maxLength: (site, at, reader) => [
    ...lengths(site, reader, [Number(at.schema.maxLength), Number(at.schema.maxLength) + 1]),
    ...astral(site, reader, Number(at.schema.maxLength)),
  ],
  pattern: (site, at, reader) => patterns(site, String(at.schema.pattern), reader),
  format: (site, at) =>
    typeof site.value === 'string'
      ? [
          { label: `not a ${at.schema.format}`, value: `not-a-${at.schema.format}!` },
          ...instants(site.value, String(at.schema.format)),
        ]
      : [],
  enum: (site, at) => [
    ...members(site, at.schema),
    { label: 'a stranger', value: stranger(at.schema.enum as Json[]) },
    ...otherCase(at.schema.enum as Json[]),
  ],
  const: (_site, at) => [{ label: 'another value', value: stranger([at.schema.const ?? null]) }],
  not: (_site, at) => excluded(at.schema.not ?? {}),
  minimum: (_site, at) => numbers([Number(at.schema.minimum), Number(at.schema.minimum) - 1]),
  maximum: (_site, at) => numbers([Number(at.schema.maximum), Number(at.schema.maximum) + 1]),
  exclusiveMinimum: (_site, at) =>
    numbers([Number(at.schema.exclusiveMinimum), Number(at.schema.exclusiveMinimum) + 1]),
  exclusiveMaximum: (_site, at) =>
    numbers([Number(at.schema.exclusiveMaximum), Number(at.schema.exclusiveMaximum) - 1]),
  multipleOf: (site, at) => multiples(site, Number(at.schema.multipleOf)),
  minItems: (site, at, reader) =>
    counts(site, reader, [Number(at.schema.minItems), Number(at.schema.minItems) - 1]),
  maxItems: (site, at, reader) =>
    counts(site, reader, [Number(at.schema.maxItems), Number(at.schema.maxItems) + 1]),
  items: (site) => secondItem(site),
  uniqueItems: (site) => repeated(site),
  contains: (site) =>
    Array.isArray(site.value) ? [{ label: 'none of what it has to contain', value: [] }] : [],
  minProperties: (site, at, reader) => widths(site, at, reader, Number(at.schema.minProperties) - 1),
  maxProperties: (site, at, reader) => widths(site, at, reader, Number(at.schema.maxProperties) + 1),
  propertyNames: () => [{ label: 'a field of another name', value: 'value', field: 'Not a name!' }],
  patternProperties: () => [{ label: 'a field of another name', value: 'value', field: 'Not a name!' }],
  dependentRequired: (site, at) => dependents(site, at.schema.dependentRequired ?? {}),
  unevaluatedProperties: (_site, at) => extra(at.schema.unevaluatedProperties ?? true),
  required: (site, at) => left(site, (at.schema.required as Json[]).map(String)),
  properties: (site, at) => left(site, optional(site, Object.keys(at.schema.properties as JsonObject))),
  additionalProperties: (_site, at) => extra(at.schema.additionalProperties ?? true),
  anyOf: (site, at) => withoutAlternatives(site, at.schema.anyOf as Json[]),
  oneOf: (site, at) => withoutAlternatives(site, at.schema.oneOf as Json[]),
};

const wrongValues: [string, Json][] = [
  ['null', null],
  ['boolean', true],
  ['integer', 7],
  ['number', 1.5],
  ['string', 'text'],
  ['array', []],
  ['object', {}],
];

function wrongTypes(site: Site): Omit<Candidate, 'at' | 'keyword'>[] {
  const admitted = admittedTypes(site.schemas) ?? [];
  const wrong = wrongValues
    .filter(([type]) => !admitted.includes(type) && !(type === 'integer' && admitted.includes('number')))
    .map(([type, value]) => ({ label: `${article(type)} instead of ${admitted.join(' or ')}`, value }));
  // What may be null may be null on the wire, too
  if (admitted.includes('null') && site.value !== null && site.path !== '#')
    wrong.push({ label: 'null, which is allowed', value: null });
  const asFloat =
    admitted.includes('integer') && !admitted.includes('number') && Number.isSafeInteger(site.value);
  if (!asFloat) return wrong;
  return [
    ...wrong,
    { label: 'an integer written as 1.0', value: site.value, text: `${String(site.value)}.0` },
  ];
}

function article(type: string): string {
  return type === 'null' ? 'null' : `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function lengths(site: Site, reader: SchemaReader, wanted: number[]): Omit<Candidate, 'at' | 'keyword'>[] {
  if (typeof site.value !== 'string' || isReference(site)) return [];
  return wanted
    .filter((length) => length >= 0 && length < 100_000)
    .flatMap((length) => {
      const value = text(site, reader, length);
      return value === undefined ? [] : [{ label: `length ${length}`, value }];
    });
}

/** A text of that length which breaks nothing but, where it must, the length. */
function text(site: Site, reader: SchemaReader, length: number): string | undefined {
  const broken = (value: string) =>
    site.schemas
      .flatMap(({ at }) => reader.schemas.check(at, value, reader.direction))
      .map(({ keyword }) => keyword);
  const seeds = typeof site.value === 'string' ? [site.value] : [];
  return textOfLength(length, seeds, (value) =>
    broken(value).every((keyword) => /Length|anyOf|oneOf|\$ref/.test(keyword)),
  );
}

function astral(site: Site, reader: SchemaReader, length: number): Omit<Candidate, 'at' | 'keyword'>[] {
  if (typeof site.value !== 'string' || isReference(site) || length > 10_000) return [];
  const value = '\u{1F680}'.repeat(length);
  const fits = site.schemas.every(({ at }) => accepts(reader, at, value));
  return fits ? [{ label: `length ${length} in astral characters`, value }] : [];
}

/** The same instant as clocks elsewhere show it, and days that no calendar has. */
function instants(value: string, format: string): Omit<Candidate, 'at' | 'keyword'>[] {
  if (format === 'date') return [{ label: 'a day that is not there', value: '2026-02-30' }];
  const instant = Date.parse(value);
  if (format !== 'date-time' || Number.isNaN(instant)) return [];
  const moved = (hours: number) => new Date(instant + hours * 3_600_000).toISOString().slice(0, 19);
  return [
    { label: 'an offset to the west', value: `${moved(-5)}-05:00` },
    { label: 'parts of a second', value: `${moved(0)}.250Z` },
    { label: 'a day that is not there', value: '2026-02-30T10:00:00Z' },
    { label: 'an hour that is not there', value: '2026-03-01T25:00:00Z' },
  ];
}

/** One text for each kind of character that a pattern may forget to exclude, then two that it admits. */
function patterns(site: Site, pattern: string, reader: SchemaReader): Omit<Candidate, 'at' | 'keyword'>[] {
  if (typeof site.value !== 'string') return [];
  const points = [...site.value];
  const last = (char: string) => [...points.slice(0, -1), char].join('');
  const first = (char: string) => [char, ...points.slice(1)].join('');
  const breaking = [
    ['a space', last(' ')],
    ['punctuation', last('!')],
    ['punctuation at the start', first('!')],
    ['a dot', last('.')],
    ['a slash', last('/')],
    ['a letter with an accent', last('\u00E9')],
    ['a letter outside ASCII', last('\u4E2D')],
    ['an astral character', last('\u{1F680}')],
    ['a line break at the end', last('\n')],
  ] as const;
  const broken = breaking
    .filter(([, value]) => site.schemas.some(({ at }) => !accepts(reader, at, value)))
    .map(([label, value]) => ({ label, value }));
  if (isReference(site)) return broken;
  const fitting = textsMatching(pattern, 4, hash(pattern)).filter(
    (value) => codePoints(value) < 200 && site.schemas.every(({ at }) => accepts(reader, at, value)),
  );
  return [
    ...broken,
    ...fitting.slice(0, 2).map((value, index) => ({ label: `text ${index + 1} of the pattern`, value })),
  ];
}

function members(site: Site, schema: JsonObject): Omit<Candidate, 'at' | 'keyword'>[] {
  if (isReference(site)) return [];
  return (schema.enum as Json[]).map((value) => ({ label: `option ${JSON.stringify(value)}`, value }));
}

function stranger(known: readonly Json[]): Json {
  const [first] = known.filter((value) => value !== null);
  if (typeof first === 'number') return Math.max(...known.filter((value) => typeof value === 'number')) + 1;
  if (typeof first === 'boolean') return !first;
  return 'no-such-option';
}

function excluded(not: Json): Omit<Candidate, 'at' | 'keyword'>[] {
  if (!isObject(not)) return [];
  const values = not.const !== undefined ? [not.const] : Array.isArray(not.enum) ? not.enum : [];
  return values.flatMap((value) => [
    { label: `the excluded ${JSON.stringify(value)}`, value },
    ...(typeof value === 'string'
      ? [{ label: `the allowed ${JSON.stringify(`${value}-2`)}`, value: `${value}-2` }]
      : []),
  ]);
}

function numbers(values: number[]): Omit<Candidate, 'at' | 'keyword'>[] {
  return values
    .filter((value) => Math.abs(value) <= Number.MAX_SAFE_INTEGER)
    .map((value) => ({ label: String(value), value }));
}

function multiples(site: Site, step: number): Omit<Candidate, 'at' | 'keyword'>[] {
  const base = typeof site.value === 'number' ? site.value : 0;
  // Half a step from a whole number breaks more than the step.
  const isWhole = Number.isInteger(step) && step > 1 && Number.isInteger(base);
  const off = isWhole ? Math.floor(step / 2) : step / 2;
  return [base + step, base + off].map((value) => ({ label: String(value), value }));
}

function counts(site: Site, reader: SchemaReader, wanted: number[]): Omit<Candidate, 'at' | 'keyword'>[] {
  const items = site.value;
  if (!Array.isArray(items)) return [];
  const made = (count: number, next: (item: Json, index: number) => Json): Json[] =>
    Array.from({ length: count }, (_, index) => next(items[index % Math.max(1, items.length)] ?? {}, index));
  const isClean = (value: Json) =>
    site.schemas
      .flatMap(({ at }) => reader.schemas.check(at, value, reader.direction))
      .every(({ keyword }) => /^(min|max)Items$/.test(keyword));
  return wanted
    .filter((count) => count >= 0 && count <= 1001)
    .map((count) => {
      const plain = made(count, numbered);
      const value = [plain, made(count, counting), made(count, moved), made(count, (item) => item)].find(
        isClean,
      );
      return { label: `${count} items`, value: value ?? plain };
    });
}

/** A text that ends in digits, counted on from there with as many digits. */
function counting(item: Json, index: number): Json {
  if (typeof item !== 'string') return numbered(item, index);
  return item.replace(/\d+$/, (digits) =>
    String((Number(digits) + index) % 10 ** digits.length).padStart(digits.length, '0'),
  );
}

/** A copy that differs from its neighbours, so that a count is not refused for its repetitions. */
function numbered(item: Json, index: number): Json {
  if (typeof item === 'string') return index === 0 ? item : `${item}-${index}`;
  if (typeof item === 'number') return item + index;
  if (!isObject(item)) return item;
  const [name] = Object.keys(item).filter((key) => typeof item[key] === 'string');
  return name === undefined ? item : { ...item, [name]: numbered(item[name] ?? '', index) };
}

/** A copy whose first number differs from its neighbours'. */
function moved(item: Json, index: number): Json {
  if (!isObject(item)) return numbered(item, index);
  const [name] = Object.keys(item).filter((key) => typeof item[key] === 'number');
  return name === undefined ? item : { ...item, [name]: Number(item[name]) + index };
}

/** A wrong item behind a right one: who looks at the first only lets it through. */
function secondItem(site: Site): Omit<Candidate, 'at' | 'keyword'>[] {
  if (!Array.isArray(site.value) || site.value[0] === undefined) return [];
  const [first] = site.value;
  const wrong = typeof first === 'object' ? 'text' : {};
  return [{ label: 'a wrong item behind a right one', value: [first, wrong] }];
}

function repeated(site: Site): Omit<Candidate, 'at' | 'keyword'>[] {
  if (!Array.isArray(site.value) || site.value[0] === undefined) return [];
  return [{ label: 'the same item twice', value: [...site.value, site.value[0]] }];
}

function left(site: Site, names: string[]): Omit<Candidate, 'at' | 'keyword'>[] {
  if (!isObject(site.value)) return [];
  const value = site.value;
  return names
    .filter((name) => Object.hasOwn(value, name))
    .map((field) => ({ label: `without ${field}`, value: undefined, field }));
}

/** The fields of these names that nothing requires. */
function optional(site: Site, names: string[]): string[] {
  const required = site.schemas.flatMap(({ schema }) =>
    Array.isArray(schema.required) ? schema.required : [],
  );
  return names.filter((name) => !required.includes(name));
}

function extra(additional: Json): Omit<Candidate, 'at' | 'keyword'>[] {
  return additional === false
    ? [{ label: 'an undeclared field', value: 'unexpected', field: 'undeclaredField' }]
    : [];
}

/**
 * The first word of a closed list in capitals. Who reads options in any case keeps the contract all the same; who
 * answers with the word as it came, or breaks, does not.
 */
function otherCase(known: readonly Json[]): Omit<Candidate, 'at' | 'keyword'>[] {
  const words = known.filter((value) => typeof value === 'string').map((word) => word.toLowerCase());
  const [first] = known.filter((value) => typeof value === 'string' && /[a-z]/i.test(value)).map(String);
  // Names in capitals are often read in any case.
  if (first === undefined || first === first.toUpperCase()) return [];
  const other = first.toUpperCase();
  const isOneOfThem =
    known.includes(other) || words.filter((word) => word === other.toLowerCase()).length > 1;
  return isOneOfThem ? [] : [{ label: 'a member in another case', value: other, tolerable: true }];
}

/** So many fields: what is too much is taken away, what is missing gets names that the schema admits. */
function widths(
  site: Site,
  { at }: SchemaAt,
  reader: SchemaReader,
  count: number,
): Omit<Candidate, 'at' | 'keyword'>[] {
  if (!isObject(site.value) || count < 0 || count > 40) return [];
  const { value } = site;
  const names = Object.keys(value);
  const fewer = Object.fromEntries(names.slice(0, count).map((name) => [name, value[name] ?? null]));
  const pattern = Object.values(value)[0] ?? 'value';
  const missing = Array.from({ length: Math.max(0, count - names.length) }, (_, index) => letters(index));
  const more = { ...fewer, ...Object.fromEntries(missing.map((name) => [name, pattern])) };
  const violations = reader.schemas.check(at, more, reader.direction);
  const isClean = violations.every(
    ({ keyword }) => /Properties$/.test(keyword) && keyword !== 'additionalProperties',
  );
  return isClean && violations.length === 1 ? [{ label: `${count} fields`, value: more }] : [];
}

function letters(index: number): string {
  return `field${String.fromCharCode(97 + (index % 26))}${index >= 26 ? 'x' : ''}`;
}

/** Of "with a comes b": a without b. */
function dependents(site: Site, wanted: Json): Omit<Candidate, 'at' | 'keyword'>[] {
  if (!isObject(site.value) || !isObject(wanted)) return [];
  const value = site.value;
  return Object.entries(wanted).flatMap(([name, others]) =>
    Object.hasOwn(value, name)
      ? left(site, (others as Json[]).map(String)).map((made) => ({
          ...made,
          label: `${name} ${made.label}`,
        }))
      : [],
  );
}

/** Of "either a or b is needed": neither of them. */
function withoutAlternatives(site: Site, alternatives: Json[]): Omit<Candidate, 'at' | 'keyword'>[] {
  const names = alternatives.flatMap((branch) =>
    isObject(branch) && Array.isArray(branch.required) ? branch.required.map(String) : [],
  );
  if (names.length === 0 || !isObject(site.value)) return [];
  const rest = Object.fromEntries(Object.entries(site.value).filter(([name]) => !names.includes(name)));
  return [{ label: `without ${[...new Set(names)].join(' and ')}`, value: rest }];
}

/** A short name for where a candidate goes: `name`, `grants/0`. */
export function placeName(site: Site, candidate: Candidate): string {
  const path = candidate.field === undefined ? site.path : join(site.path, candidate.field);
  return path.replace(/^#\/?/, '') || typeName(site.value);
}
