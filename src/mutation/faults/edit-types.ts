import type { Constraint } from '../../coverage/constraints.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { type Edit, put } from './edit-kinds.ts';

const allTypes = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** Types: each wrong one accepted, each of several refused; optional fields demanded, items not looked at. */
export function types(value: Json, schema: JsonObject, { place }: Constraint): Edit[] {
  const list = (Array.isArray(value) ? value : [value]).map(String);
  const waived = (Array.isArray(schema['x-unpromised']) ? schema['x-unpromised'] : []).map(String);
  const isFixed = schema.enum !== undefined || schema.const !== undefined;
  const candidates = place === 'body' ? allTypes : place.startsWith('path') ? [] : ['string'];
  const wrong = candidates.filter(
    (type) =>
      !list.includes(type) &&
      !waived.some(
        (word) => word === `type:${type}` || (type === 'number' && /^type:(integer|number)$/.test(word)),
      ),
  );
  return [
    ...(isFixed ? [] : wrong.map((type) => put(`${type} accepted`, 'loose', 'type', [...list, type]))),
    ...(list.length > 1
      ? list.map((gone) =>
          put(
            `${gone} refused`,
            'tight',
            'type',
            list.filter((type) => type !== gone),
          ),
        )
      : []),
    ...optionals(schema),
    ...firstItem(schema),
  ];
}

/** Each optional field demanded. */
function optionals(schema: JsonObject): Edit[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const names = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  return names
    .filter((name) => !required.includes(name))
    .map((name) => put(`the optional ${name} demanded`, 'tight', 'required', [...required, name]));
}

/** Only the first item looked at. */
function firstItem(schema: JsonObject): Edit[] {
  if (!isObject(schema.items)) return [];
  const apply = ({ items, ...rest }: JsonObject): JsonObject => ({ ...rest, prefixItems: [items ?? {}] });
  return [{ name: 'only the first item checked', kind: 'loose', apply }];
}
