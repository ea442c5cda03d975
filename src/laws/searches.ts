import { isObject, type Json } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Parameter } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { isValid } from '../values/absent.ts';
import type { Choice } from './choice.ts';

const searches = /^(search|q|query|term|text|keyword|find|contains|.*_?contains|.*_?like)$/i;

/**
 * What a search finds, as its description says: a part of a text of the field that it names, in the other case of
 * letters where that counts for nothing, and nothing for a text that is nowhere. Undefined for any other parameter.
 */
export function searchesOf(spec: Spec, filter: Parameter, items: readonly Json[]): Choice[] | undefined {
  if (!searches.test(filter.name) || filter.schema?.schema.type !== 'string') return undefined;
  const [node] = followRef(spec.document, filter.at);
  const said = `${String(node.description ?? '')} ${String(filter.schema.schema.description ?? '')}`;
  const words = said.trim() === '' ? String(at(spec.document, `${filter.at}/description`) ?? '') : said;
  if (!/contain|includ|part of|appear|match|occur|with this (text|word)/i.test(words)) return [];
  const names = [...new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))];
  const meant = names.filter((name) => new RegExp(`\\b${name}s?\\b`, 'i').test(words));
  const nowhere = choice(
    filter,
    'zqx9jv',
    () => false,
    (item) => /zqx9jv/i.test(JSON.stringify(item)),
  );
  const texts = items
    .map((item) => (isObject(item) && meant[0] !== undefined ? item[meant[0]] : undefined))
    .filter((value): value is string => typeof value === 'string' && value.length >= 6);
  const [text] = texts.sort((a, b) => b.length - a.length);
  if (text === undefined || !/contain|part of/i.test(words)) return [nowhere];
  const part = text.slice(1, 8).trim();
  const isAnyCase =
    /(any|whatever|either|regardless of|without regard to)( the)? case|case.?insensitiv|ignor\w* case|case of letters/i.test(
      words,
    );
  const isExact = /case.?sensitiv|same case/i.test(words) && !isAnyCase;
  const holds = (item: Json, wanted: string, isLoose: boolean) =>
    meant.some((name) => {
      const own = isObject(item) && typeof item[name] === 'string' ? item[name] : '';
      return isLoose ? own.toLowerCase().includes(wanted.toLowerCase()) : own.includes(wanted);
    });
  const other = part === part.toUpperCase() ? part.toLowerCase() : part.toUpperCase();
  const asked = isAnyCase ? [part, other] : [part];
  return [
    ...asked.map((wanted) =>
      choice(
        filter,
        wanted,
        (item) => holds(item, wanted, isAnyCase),
        (item) =>
          holds(item, wanted, !isExact) ||
          isMentioned(item, wanted, names.length > meant.length && meant.length > 1),
      ),
    ),
    nowhere,
  ].filter(({ query: [pair] }) => pair !== undefined && isValid(spec.schemas, filter, pair[1]));
}

/** True where another field holds it, and the words may mean that one too. */
function isMentioned(item: Json, wanted: string, isPossible: boolean): boolean {
  return isPossible && JSON.stringify(item).toLowerCase().includes(wanted.toLowerCase());
}

function choice(
  { name }: Parameter,
  text: string,
  owed: (item: Json) => boolean,
  allowed: (item: Json) => boolean,
): Choice {
  return { name: `${name} ${text}`, query: [[name, text]], owed, allowed };
}
