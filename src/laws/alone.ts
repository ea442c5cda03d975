import { differences } from '../context/compare.ts';
import { type Fixture, withMade } from '../context/fixture.ts';
import { Inconclusive, type RequestOverrides, type Step, type World } from '../context/world.ts';
import { responsesToUnprivileged } from '../spec/documented-responses.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';

/**
 * What one identity made, where the spec keeps others from reading it, another one neither reads, nor replaces, nor
 * deletes. That a list names it is nobody's fault: many do.
 */
export function aloneLaw(resource: Resource): Law[] {
  const { create, read } = resource;
  if (create === undefined || read === undefined || !isKept(read)) return [];
  const law: Law = {
    id: `${read.id}/law/another's alone`,
    title: 'what is another’s alone is neither read nor changed',
    operation: read,
    writes: true,
    async try(world) {
      const { target } = world.suite;
      const lack = target.lacks('unprivileged', read.security[0] ?? []);
      if (lack !== undefined) throw new Inconclusive(lack);
      return withMade(world, resource, 'alone', (item) => isAlone(world, resource, read, item));
    },
  };
  return [law];
}

/** True where the spec says what an identity without the permission gets. */
function isKept(operation: Operation): boolean {
  return responsesToUnprivileged(operation).length > 0;
}

async function isAlone(
  world: World,
  resource: Resource,
  read: Operation,
  item: Fixture,
): Promise<LawFinding[]> {
  const asOther = (operation: Operation, ask: RequestOverrides = {}) =>
    world.ask(operation, { ...ask, as: 'unprivileged' });
  const before = await world.ask(read, { path: item.path });
  if (!before.ok) throw new Inconclusive(`GET ${resource.path} answers ${before.status}`);
  const taken = await asOther(read, { path: item.path });
  const breaches = succeeded(taken, read);
  for (const operation of [resource.replace, resource.remove]) {
    if (operation === undefined || !isKept(operation)) continue;
    const step = await asOther(operation, { path: item.path });
    breaches.push(...succeeded(step, operation));
  }
  const after = await world.ask(read, { path: item.path });
  const [difference] = differences(before.json, after.json);
  return difference === undefined
    ? breaches
    : [...breaches, lawFindingAt('law-alone', read, difference, after, 'another identity changed nothing')];
}

function succeeded(step: Step, operation: Operation): LawFinding[] {
  const expected = `${operation.method} ${operation.path} shows and does nothing for an identity whose it is not`;
  return step.ok ? [lawFinding('law-alone', operation, expected, `status ${step.status}`, step)] : [];
}
