import { type Resource, resourcesOf } from '../../spec/resource.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { type Mutant, type MutantParts, mutant } from '../mutant.ts';
import {
  changesOthersToo,
  deletesOthersToo,
  distorted,
  losesCreated,
  undeleted,
  unlisted,
} from './lifecycle-servers.ts';

/** Things that are not there once made, or still there once deleted, or changed when others are. */
export function lifecycleFaults(ground: FaithfulRun): Mutant[] {
  return resourcesOf(ground.suite.spec).flatMap((resource) => [
    ...creation(ground, resource),
    ...deletion(ground, resource),
    ...neighbours(ground, resource),
  ]);
}

function law(parts: Pick<MutantParts, 'operation' | 'name' | 'yardstick' | 'begin'>): Mutant {
  return mutant({ ...parts, group: 'law' });
}

function creation(ground: FaithfulRun, resource: Resource): Mutant[] {
  const { create, read, list } = resource;
  if (create === undefined) return [];
  const faults: Mutant[] = [];
  if (read !== undefined) {
    faults.push(
      law({
        operation: create.id,
        name: 'what is created is not found',
        begin: () => losesCreated(ground, resource),
      }),
    );
    faults.push(
      law({
        operation: create.id,
        name: 'what is created is not what was sent',
        begin: () => distorted(ground, resource),
      }),
    );
  }
  if (list !== undefined)
    faults.push(
      law({
        operation: create.id,
        name: 'what is created is not listed',
        begin: () => unlisted(ground, resource),
      }),
    );
  return faults;
}

function deletion(ground: FaithfulRun, resource: Resource): Mutant[] {
  const { remove, read, create } = resource;
  if (remove === undefined || read === undefined || create === undefined) return [];
  const yardstick = 'DELETE does not delete' as const;
  return [
    law({
      operation: remove.id,
      name: 'DELETE does not delete',
      yardstick,
      begin: () => undeleted(ground, resource),
    }),
    law({
      operation: remove.id,
      name: 'DELETE takes others away',
      begin: () => deletesOthersToo(ground, resource),
    }),
  ];
}

function neighbours(ground: FaithfulRun, resource: Resource): Mutant[] {
  const { replace, read, create } = resource;
  if (replace === undefined || read === undefined || create === undefined) return [];
  return [
    law({
      operation: replace.id,
      name: 'a PUT changes another thing too',
      begin: () => changesOthersToo(ground, resource),
    }),
  ];
}
