import { type Resource, resourcesOf, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';

/**
 * Things that are made in one place and read in another, as `POST /accounts/{id}/entries` and `GET /entries/{entryId}`:
 * a POST that documents 201 on a path whose last word is that of the item's. None deletes them.
 */
export function resourcesMadeElsewhere(spec: Spec): Resource[] {
  const known = new Set(resourcesOf(spec).map(({ create }) => create));
  return spec.operations
    .filter((create) => create.method === 'POST' && !known.has(create) && !/\}\/?$/.test(create.path))
    .filter(({ responses }) => responses.some(({ status }) => status === '201'))
    .filter(({ path }) => !isSingle(spec, path))
    .map((create) => {
      const word = withoutSlash(create.path).split('/').at(-1) ?? '';
      const read = spec.operations.find(
        ({ method, path }) =>
          method === 'GET' &&
          new RegExp(`(^|/)${escaped(word)}/\\{[^}/]+\\}/?$`).test(path) &&
          path !== create.path,
      );
      const path = read?.path ?? create.path;
      return {
        path,
        key: /\{([^}]+)\}\/?$/.exec(path)?.[1] ?? 'id',
        create,
        list: spec.operations.find((one) => one.method === 'GET' && one.path === create.path),
        read,
        replace: undefined,
        remove: undefined,
      };
    })
    .filter(({ read, list }) => read !== undefined || list !== undefined);
}

/** What is changed or taken away where it is made is one of a kind, and somebody else's. */
function isSingle({ operations }: Spec, path: string): boolean {
  return operations.some((one) => one.path === path && /^(PUT|PATCH|DELETE)$/.test(one.method));
}

/** Things that the caller names: where no POST makes them, and a PUT says that it does, the PUT is what makes them. */
export function madeByPut(resource: Resource): Resource {
  const { create, replace } = resource;
  const makes = create === undefined && replace?.responses.some(({ status }) => status === '201') === true;
  return makes ? { ...resource, create: replace } : resource;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
