import type { Spec } from '../spec.ts';
import type { TargetConfig } from '../target-config.ts';
import { aloneLaw } from './alone.ts';
import { conditionalLaws } from './conditional.ts';
import type { Law } from './law.ts';
import { lifecycleLaws } from './lifecycle.ts';
import { listLaws } from './list.ts';
import { pairsOf } from './pair.ts';
import { patchLaw } from './patch.ts';
import { refusedLaw, safeLaw } from './refused.ts';
import { resourcesOf } from './resource.ts';
import { keyLaw } from './under-key.ts';
import { readBackLaw, replaceLaw } from './write.ts';

/** Every law that the paths, methods and schemas of a spec show, and those that `target.yaml` declares. */
export function deriveLaws(spec: Spec, config: TargetConfig): Law[] {
  const resources = resourcesOf(spec);
  const pairs = pairsOf(spec, config);
  return [
    ...spec.operations.flatMap(safeLaw),
    ...resources.flatMap((resource) => listLaws(spec, resource)),
    ...spec.operations.flatMap((operation) => conditionalLaws(spec, operation, resources)),
    ...resources.flatMap(keyLaw),
    ...pairs.flatMap((pair) => [
      readBackLaw(spec, pair, resources),
      ...replaceLaw(spec, pair, resources),
      refusedLaw(spec, pair, resources),
      ...(pair.write.method === 'PATCH'
        ? [patchLaw(spec, pair.write, pair.read, resources, (shown) => pair.written(shown, {}))]
        : []),
    ]),
    ...resources.flatMap(lifecycleLaws),
    ...resources.flatMap(aloneLaw),
  ];
}
