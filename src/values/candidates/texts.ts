import { accepts, type SchemaReader } from '../applicable.ts';
import { isReference, type Site } from '../sites.ts';
import { codePoints, hash, textOfLength, textsMatching } from '../text.ts';
import type { Made } from './candidate.ts';

export function lengths(site: Site, reader: SchemaReader, wanted: number[]): Made[] {
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

export function astral(site: Site, reader: SchemaReader, length: number): Made[] {
  if (typeof site.value !== 'string' || isReference(site) || length > 10_000) return [];
  const value = '\u{1F680}'.repeat(length);
  const fits = site.schemas.every(({ at }) => accepts(reader, at, value));
  return fits ? [{ label: `length ${length} in astral characters`, value }] : [];
}

/** The same instant as clocks elsewhere show it, and days that no calendar has. */
export function instants(value: string, format: string): Made[] {
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
export function patterns(site: Site, pattern: string, reader: SchemaReader): Made[] {
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
