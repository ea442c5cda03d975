import { pairsOf } from '../context/pair.ts';
import type { Suite } from '../context/suite.ts';
import { isSafe, type Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import { goesWithAnother } from '../target/target.ts';

/**
 * Says why what an operation changes would last: nothing in the spec deletes what it makes, or puts back what it does
 * to something that was there before the run. Undefined for what can be undone, and below a thing made for the run.
 */
export function createRefusal(
  { spec, config, target }: Suite,
  resources: readonly Resource[],
): (operation: Operation) => string | undefined {
  const undone = new Set([
    ...pairsOf(spec, config).map(({ write }) => write.id),
    ...resources.flatMap(({ remove, create }) => (remove && create ? [remove.id] : [])),
  ]);
  return (operation) => {
    if (isSafe(operation.method)) return undefined;
    const places = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => `path.${name}`);
    const isOnOwn = goesWithAnother(target, operation);
    const made = resources.find(({ create }) => create?.id === operation.id);
    if (made !== undefined)
      return made.remove === undefined && !isOnOwn ? 'nothing deletes what it makes' : undefined;
    if (undone.has(operation.id) || places.length === 0 || isOnOwn) return undefined;
    const names = places.map((place) => config.values.get(place)).filter((name) => name !== undefined);
    return `nothing puts back what it changes: without ${names.join(' and ')} the run makes something of its own for it`;
  };
}
