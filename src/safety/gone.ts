import type { Step, World } from '../context/world.ts';
import { isObject } from '../shared/json.ts';
import { idIn, itemsIn, type Resource } from '../spec/resource.ts';
import type { Path } from './path.ts';

/** How long something deleted may take to go, in milliseconds. */
const patience = 1_600;

/** Why something that was deleted is not gone; undefined where it is, or is going. */
export async function isGone(world: World, resource: Resource, path: Path): Promise<string | undefined> {
  for (let delay = 50; ; delay *= 2) {
    const shown = await showing(world, resource, path);
    if (shown === undefined) return undefined;
    if (delay > patience) return isGoing(shown) ? undefined : `${shown.by} still shows what was deleted`;
    await world.wait(delay);
  }
}

/** How long something new may stay unseen until it counts as seen late, in milliseconds. */
const eager = 400;

/**
 * Why nothing more should be made: what was made is seen only after a while, and a DELETE that comes before finds
 * nothing. Undefined where it is seen at once, or never.
 */
export async function isSeenLate(world: World, resource: Resource, path: Path): Promise<string | undefined> {
  let waited = 0;
  for (let delay = 50; ; delay *= 2) {
    if ((await showing(world, resource, path)) !== undefined)
      return waited < eager ? undefined : `what is made there is seen only after ${waited} ms`;
    if (delay > patience) return undefined;
    await world.wait(delay);
    waited += delay;
  }
}

interface Shown {
  readonly by: string;
  readonly value: unknown;
}

async function showing(world: World, { read, list, key }: Resource, path: Path): Promise<Shown | undefined> {
  if (read !== undefined) {
    const step = await world.ask(read, { path });
    return isThere(step) ? { by: `GET ${read.path}`, value: step.json } : undefined;
  }
  if (list === undefined) return undefined;
  const step = await world.ask(list, { path });
  const item = itemsIn(step.json)?.find((one) => idIn(one, key) === path[key]);
  return item === undefined ? undefined : { by: `GET ${list.path}`, value: item };
}

/** True where an answer shows the thing, or hides whether it is there. */
export function isThere({ ok, status }: Step): boolean {
  return ok || status === 401 || status === 403 || status >= 500;
}

/** True for a thing that says that it is being deleted. */
export function isGoing(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).some(
      ([name, state]) =>
        /^(status|state|phase|lifecycle\w*)$/i.test(name) &&
        /^(deleting|terminating|removing)$/i.test(String(state)),
    )
  );
}
