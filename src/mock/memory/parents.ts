import type { JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { fieldsOf } from '../../spec/openapi/schema-fields.ts';
import type { Spec } from '../../spec/spec.ts';
import { entry } from './entries.ts';
import { likeId } from './seeds.ts';
import type { Parent } from './stored-collection.ts';

/** The fields of a thing that bear what its path names; `own` is the thing's own id. */
export function parentsOf(spec: Spec, path: string, schema: Pointer | undefined, own: string): Parent[] {
  const named = new Map<string, string>();
  for (const [, segment = '', parameter = ''] of path.matchAll(/([^/{}]+)\/\{([^}]+)\}/g)) {
    named.set(plain(parameter), parameter);
    for (const name of singulars(segment)) named.set(plain(name + parameter), parameter);
  }
  return [...fieldsOf(spec.document, schema).keys()].flatMap((field) => {
    const parameter = named.get(plain(field));
    return parameter === undefined || field === own ? [] : [{ field, parameter }];
  });
}

/** What these fields say below the things that a path names, each with the type that `shown` has. */
export function parentFields(
  parents: readonly Parent[],
  params: Readonly<Record<string, string>>,
  shown: JsonObject,
): JsonObject {
  const fields = parents.flatMap(({ field, parameter }) => {
    const value = entry(params, parameter);
    return value === undefined ? [] : [[field, likeId(entry(shown, field), value)] as const];
  });
  return Object.fromEntries(fields);
}

function plain(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

/** What a thing of a collection may be called: `boxes` holds a box, `houses` a house, `queries` a query. */
function singulars(segment: string): string[] {
  return [
    segment,
    ...['s', 'es'].map((end) => segment.replace(new RegExp(`${end}$`), '')),
    segment.replace(/ies$/, 'y'),
  ];
}
