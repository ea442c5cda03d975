import type { Constraint } from '../../coverage/constraints.ts';
import type { Json, JsonObject } from '../../shared/json.ts';
import { type Edit, put, without } from './edit-kinds.ts';
import { types } from './edit-types.ts';

type Maker = (value: Json, schema: JsonObject, constraint: Constraint) => Edit[];

/** Every way in which one keyword can be checked wrongly: not at all, off by one, too early. */
export function editsOf(constraint: Constraint, schema: JsonObject): Edit[] {
  const { keyword } = constraint;
  const value = schema[keyword];
  if (value === undefined) return [];
  const edits = [...(makers[keyword]?.(value, schema, constraint) ?? [without(keyword)])];
  return edits.filter(({ kind }) => kind === 'tight' || constraint.waived === undefined);
}

/** A bound: ignored, one step too far, one step too early. */
function bound(keyword: string, sign: 1 | -1): Maker {
  return (value) => {
    if (typeof value !== 'number') return [];
    const yardstick = sign === 1 ? 'max ignored' : undefined;
    const counts = /Length|Items|Properties/.test(keyword);
    const wider = value + sign;
    return [
      without(keyword, yardstick),
      ...(counts && wider <= 0 ? [] : [put(`${wider} accepted`, 'loose', keyword, wider, yardstick)]),
      ...(counts && value - sign < 0 ? [] : [put(`${value} refused`, 'tight', keyword, value - sign)]),
    ];
  };
}

const makers: Record<string, Maker> = {
  minLength: bound('minLength', -1),
  maxLength: bound('maxLength', 1),
  minItems: bound('minItems', -1),
  maxItems: bound('maxItems', 1),
  minProperties: bound('minProperties', -1),
  maxProperties: bound('maxProperties', 1),
  minimum: bound('minimum', -1),
  maximum: bound('maximum', 1),
  exclusiveMinimum: bound('exclusiveMinimum', -1),
  exclusiveMaximum: bound('exclusiveMaximum', 1),
  multipleOf: (value) => [
    without('multipleOf'),
    put('every second refused', 'tight', 'multipleOf', Number(value) * 2),
  ],
  enum: (value) => options(value as Json[]),
  pattern: (value) => patterns(String(value)),
  required: (value) => (value as Json[]).map((name) => unrequired(value as Json[], name)),
  type: (value, schema, constraint) => types(value, schema, constraint),
  anyOf: (value) => branches('anyOf', value as Json[]),
  oneOf: (value) => branches('oneOf', value as Json[]),
};

function options(list: Json[]): Edit[] {
  const rest = (gone: Json) => list.filter((option) => option !== gone);
  const texts = list.filter((option) => typeof option === 'string');
  const cased = texts.flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]);
  const others = texts.length < list.length ? [...list, ...cased] : cased;
  return [
    without('enum', 'enum ignored'),
    ...(new Set(cased).size > texts.length
      ? [put('any case accepted', 'loose' as const, 'enum', [...new Set(others)])]
      : []),
    ...(list.length > 1
      ? list.map((gone) => put(`${JSON.stringify(gone)} refused`, 'tight', 'enum', rest(gone)))
      : []),
  ];
}

function patterns(pattern: string): Edit[] {
  const loose = (name: string, other: string): Edit[] =>
    other === pattern ? [] : [put(name, 'loose', 'pattern', other)];
  return [
    without('pattern'),
    ...loose('anything accepted before', pattern.replace(/^\^/, '')),
    ...loose('anything accepted after', pattern.replace(/\$$/, '')),
    ...['.', ' ', '/', 'é'].flatMap((char) => loose(`"${char}" accepted too`, admitting(pattern, char))),
    ...loose('a line break accepted at the end', pattern.replace(/\$$/, '\\n?$')),
  ];
}

/** The pattern with one more character in each of its classes. */
function admitting(pattern: string, char: string): string {
  return pattern.replace(/\[(?!\^)([^\]]*)\]/g, (whole, list: string) =>
    list.includes(char) ? whole : `[${char}${list}]`,
  );
}

function unrequired(names: Json[], name: Json): Edit {
  return put(
    `${String(name)} not required`,
    'loose',
    'required',
    names.filter((other) => other !== name),
    'required ignored',
  );
}

function branches(keyword: string, list: Json[]): Edit[] {
  return [
    without(keyword),
    ...(list.length > 1
      ? list.map((gone, index) => {
          const rest = list.filter((branch) => branch !== gone);
          return put(`branch ${index + 1} refused`, 'tight' as const, keyword, rest);
        })
      : []),
  ];
}
