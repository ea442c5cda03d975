import { dropItem, type MadeItem, makeItem, requireMakeable } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { type Resource, withoutSlash } from '../spec/resource.ts';

/** Things made to see what a change of one does to the others: a thing, its twin, and what hangs on it. */
export interface Family {
  readonly item: MadeItem;
  readonly twin: MadeItem;
  readonly children: readonly { readonly resource: Resource; readonly item: MadeItem }[];
}

/** The resources whose things hang on those of another. */
export function childrenOf(resource: Resource, all: readonly Resource[]): Resource[] {
  return all.filter(
    ({ path, create }) => create !== undefined && path.startsWith(`${withoutSlash(resource.path)}/`),
  );
}

/** Runs `body` with a family that goes away again. Throws `Inconclusive` where none can be made. */
export async function withFamily<T>(
  world: World,
  resource: Resource,
  all: readonly Resource[],
  salt: string,
  body: (family: Family) => Promise<T>,
): Promise<T> {
  requireMakeable(world, resource);
  const made: { resource: Resource; item: MadeItem }[] = [];
  const make = async (kind: Resource, name: string, path?: Readonly<Record<string, string>>) => {
    const item = await makeItem(world, kind, name, path === undefined ? {} : { path });
    made.push({ resource: kind, item });
    return item;
  };
  try {
    const twin = await make(resource, `${salt} twin`);
    const item = await make(resource, salt);
    for (const child of childrenOf(resource, all).slice(0, 3))
      await make(child, `${salt} child`, item.path).catch(unlessInconclusive);
    return await body({ item, twin, children: made.slice(2) });
  } finally {
    for (const { resource: kind, item } of made.reverse()) await dropItem(world, kind, item);
  }
}

function unlessInconclusive(thrown: unknown): void {
  if (!(thrown instanceof Inconclusive)) throw thrown;
}
