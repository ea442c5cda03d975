import { Inconclusive, type World } from '../context/world.ts';
import { isObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';
import { itemsOf, pagesOf } from './walk-list.ts';

/**
 * Where the document says that things belong to a tenant, what only another identity sees is not there for the first:
 * neither the thing nor the lists below it.
 */
export function tenantLaw(spec: Spec, resource: Resource): Law[] {
  const { list, read, key } = resource;
  if (list === undefined || read === undefined || !speaksOfTenants(spec, read.at)) return [];
  const law: Law = {
    id: `${read.id}/law/another tenant's`,
    title: 'what only another tenant sees is not there',
    operation: read,
    writes: false,
    async try(world) {
      const lack = world.suite.target.lacks('unprivileged', read.security[0] ?? []);
      if (lack !== undefined) throw new Inconclusive(lack);
      if (world.suite.target.known.examplesExist) throw new Inconclusive('a mock has one tenant');
      const theirs = await world.ask(list, { as: 'unprivileged' });
      const own = itemsOf(await pagesOf(world, list)).map((item) => idIn(item, key));
      const others = (itemsIn(theirs.json) ?? []).map((item) => idIn(item, key));
      const foreign = others.find((id) => id !== undefined && !own.includes(id));
      if (!theirs.ok || foreign === undefined)
        throw new Inconclusive('the other identity sees nothing of its own');
      return hidden(world, spec, resource, foreign);
    },
  };
  return [law];
}

async function hidden(world: World, spec: Spec, { path, key }: Resource, id: string): Promise<LawFinding[]> {
  const below = spec.operations.filter(
    (one) =>
      one.method === 'GET' &&
      `${one.path}/`.startsWith(`${path}/`) &&
      one.path.match(/\{/g)?.length === path.match(/\{/g)?.length,
  );
  for (const operation of below) {
    const step = await world.ask(operation, { path: { [key]: id } });
    if (step.ok)
      return [
        lawFinding(
          'law-alone',
          operation,
          `nothing of another tenant (${key} ${id})`,
          `status ${step.status}`,
          step,
        ),
      ];
  }
  return [];
}

/** True where the words about the API or the operation's refusals speak of tenants. */
export function speaksOfTenants({ document }: Spec, operation: string): boolean {
  const texts = [
    at(document, '#/info/description'),
    JSON.stringify(at(document, `${operation}/responses`) ?? ''),
  ];
  const named = isObject(document.components) ? JSON.stringify(document.components.responses ?? '') : '';
  return [...texts, named].some((text) =>
    /\b(tenant|(other|another|own|this|one|the) (workspace|organi[sz]ation|account|customer|team|company))/i.test(
      String(text ?? ''),
    ),
  );
}
