import { isObject } from '../shared/json.ts';
import { join } from '../shared/pointer.ts';
import type { Parameter } from '../spec/operation.ts';

/** A `deepObject` parameter as what it travels as: one parameter for each of its fields, `created[gte]`. */
export function spread(parameter: Parameter): Parameter[] {
  const { schema, style, name } = parameter;
  const fields = schema?.schema.properties;
  if (schema === undefined || style !== 'deepObject' || !isObject(fields)) return [parameter];
  return Object.entries(fields).flatMap(([field, inner]): Parameter[] =>
    isObject(inner)
      ? [
          {
            ...parameter,
            name: `${name}[${field}]`,
            style: 'form',
            explode: true,
            schema: { at: join(schema.at, 'properties', field), schema: inner },
            examples: [],
          },
        ]
      : [],
  );
}
