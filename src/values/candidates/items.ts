import { isObject, type Json } from '../../shared/json.ts';
import type { SchemaReader } from '../applicable.ts';
import { isReference, type Site } from '../sites.ts';
import type { Made } from './candidate.ts';

export function counts(site: Site, reader: SchemaReader, wanted: number[]): Made[] {
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
  // What names something there is names nothing once it is changed
  const [name] = Object.keys(item).filter(
    (key) => typeof item[key] === 'string' && !isReference({ name: key, schemas: [] }),
  );
  return name === undefined ? item : { ...item, [name]: numbered(item[name] ?? '', index) };
}

/** A copy whose first number differs from its neighbours'. */
function moved(item: Json, index: number): Json {
  if (!isObject(item)) return numbered(item, index);
  const [name] = Object.keys(item).filter((key) => typeof item[key] === 'number');
  return name === undefined ? item : { ...item, [name]: Number(item[name]) + index };
}

/** A wrong item behind a right one: who looks at the first only lets it through. */
export function secondItem(site: Site): Made[] {
  if (!Array.isArray(site.value) || site.value[0] === undefined) return [];
  const [first] = site.value;
  const wrong = typeof first === 'object' ? 'text' : {};
  return [{ label: 'a wrong item behind a right one', value: [first, wrong] }];
}

export function repeated(site: Site): Made[] {
  if (!Array.isArray(site.value) || site.value[0] === undefined) return [];
  return [{ label: 'the same item twice', value: [...site.value, site.value[0]] }];
}
