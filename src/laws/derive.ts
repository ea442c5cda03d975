import { pairsOf } from '../context/pair.ts';
import { Inconclusive } from '../context/world.ts';
import { asDocumented, viewedOperations } from '../spec/remote/views.ts';
import { plainListsOf, resourcesOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import type { TargetConfig } from '../target/target-config.ts';
import { acceptedLaw } from './accepted.ts';
import { actionLaws } from './actions.ts';
import { againLaw } from './again.ts';
import { aloneLaw } from './alone.ts';
import { answered } from './answered.ts';
import { belongsLaw } from './belongs.ts';
import { belowAgreesLaws } from './below-agrees.ts';
import { bytesLaw } from './bytes.ts';
import { conditionalLaws } from './conditional.ts';
import { counterLaws, figureLaws } from './counters.ts';
import { defaultsLaw } from './defaults.ts';
import { formLaw } from './form.ts';
import type { Law } from './law.ts';
import { leavesAloneLaws } from './leaves-alone.ts';
import { lifecycleLaws } from './lifecycle.ts';
import { listLaws } from './list.ts';
import { listedAgreesLaw } from './listed-agrees.ts';
import { loginLaw } from './login.ts';
import { madeByPut, resourcesMadeElsewhere } from './made-elsewhere.ts';
import { patchLaw } from './patch.ts';
import { putStatusLaw } from './put-status.ts';
import { readOnlyLaw } from './read-only.ts';
import { refusedLaw, safeLaw } from './refused.ts';
import { refusesCleanlyLaws } from './refuses-cleanly.ts';
import { storedChangeLaw, storedLaw } from './stored.ts';
import { tenantLaw } from './tenants.ts';
import { keyLaw } from './under-key.ts';
import { uploadLaw } from './upload.ts';
import { wholeListLaw } from './whole-list.ts';
import { readBackLaw, replaceLaw } from './write.ts';

/** Every law that the paths, methods and schemas of a spec show, and those that `target.yaml` declares. */
export function deriveLaws(documented: Spec, config: TargetConfig): Law[] {
  const spec: Spec = { ...documented, operations: viewedOperations(documented) };
  const resources = resourcesOf(spec).map(madeByPut);
  const pairs = pairsOf(spec, config);
  const laws = [
    ...spec.operations.flatMap(safeLaw),
    ...resources.flatMap((resource) => listLaws(spec, resource)),
    ...plainListsOf(spec).flatMap((resource) => listLaws(spec, resource)),
    ...spec.operations.flatMap((operation) => conditionalLaws(spec, operation, resources)),
    ...spec.operations.flatMap((operation) => bytesLaw(spec, operation, resources)),
    ...resources.flatMap(keyLaw),
    ...pairs.flatMap((pair) => [
      readBackLaw(spec, pair, resources),
      storedChangeLaw(spec, pair, resources),
      ...replaceLaw(spec, pair, resources),
      refusedLaw(spec, pair, resources),
      ...(pair.write.method === 'PATCH'
        ? [patchLaw(spec, pair.write, pair.read, resources, (shown) => pair.written(shown, {}))]
        : []),
    ]),
    ...[...resources, ...resourcesMadeElsewhere(spec)].flatMap(lifecycleLaws),
    ...[...resources, ...resourcesMadeElsewhere(spec)].flatMap(storedLaw),
    ...resources.flatMap((resource) => readOnlyLaw(spec, resource)),
    ...resources.flatMap((resource) => actionLaws(spec, resource)),
    ...resources.flatMap((resource) => counterLaws(spec, resource, resources)),
    ...figureLaws(spec, resources),
    ...[...resources, ...resourcesMadeElsewhere(spec)].flatMap((resource) => defaultsLaw(spec, resource)),
    ...resources.flatMap(listedAgreesLaw),
    ...resources.flatMap((resource) => tenantLaw(spec, resource)),
    ...resources.flatMap((resource) => wholeListLaw(spec, resource)),
    ...resources.flatMap((resource) => refusesCleanlyLaws(spec, resource, resources)),
    ...resources.flatMap((resource) => leavesAloneLaws(spec, resource, resources)),
    ...resources.flatMap(againLaw),
    ...resources.flatMap((resource) => belongsLaw(resource, resources)),
    ...resources.flatMap(aloneLaw),
    ...resources.flatMap((resource) =>
      belowAgreesLaws(spec, resource, [...resources, ...resourcesMadeElsewhere(spec)]),
    ),
    ...resources.flatMap(putStatusLaw),
    ...resources.flatMap(formLaw),
    ...[...resources, ...resourcesMadeElsewhere(spec)].flatMap((resource) => uploadLaw(spec, resource)),
    ...spec.operations.flatMap(acceptedLaw),
    ...loginLaw(spec),
  ];
  // What makes a thing and changes it is held to each law once
  const once = new Map([...laws].reverse().map((law) => [law.id, law]));
  return [...once.values()].reverse().map((law) => answered(spec, ofCall(law)));
}

/** A law of a remote call, told of the call as the document has it; no mock makes up what calls have to do with each other. */
function ofCall(law: Law): Law {
  if (law.operation.call === undefined) return law;
  return {
    ...law,
    operation: asDocumented(law.operation),
    try: (world) => {
      if (world.suite.target.known.examplesExist)
        throw new Inconclusive('a mock does not know which things remote calls are about');
      return law.try(world);
    },
  };
}
