import { makeItem } from '../context/fixture.ts';
import type { Suite } from '../context/suite.ts';
import { contextOf, createWorld } from '../context/world.ts';
import { bodyOf } from '../http/body-of.ts';
import type { RequestDraft } from '../http/request.ts';
import { baseDraft } from '../probes/base.ts';
import { pathKey, withPathKey } from '../probes/path-key.ts';
import type { Resource } from '../spec/resource.ts';
import type { Keeping } from './keeping.ts';
import { namesIn } from './own-things.ts';
import type { Path } from './path.ts';

/** A thing of the run's own, made for one session. */
export interface Lease {
  readonly path: Path;
  /** Deletes it. */
  readonly end: () => Promise<void>;
}

/**
 * A fresh thing for a draft that acts on one, or below it. Undefined where the draft is meant for another one than
 * the usual, as one that is not there. Throws `Inconclusive` where the target makes none.
 */
export async function leaseOf(
  keeping: Keeping,
  suite: Suite,
  resource: Resource,
  draft: RequestDraft,
): Promise<Lease | undefined> {
  if (!isUsual(suite, resource, draft)) return undefined;
  const session = keeping.session();
  try {
    const world = createWorld({ ...suite, session });
    const { path } = await makeItem(world, resource, `${draft.operation.id} ${keeping.next()}`);
    return { path, end: () => session.undo() };
  } catch (thrown) {
    await session.undo();
    throw thrown;
  }
}

/** True where the draft names the thing that a plain request names. */
function isUsual(suite: Suite, resource: Resource, { operation, path }: RequestDraft): boolean {
  const key = namesIn(operation.path)[namesIn(resource.path).length - 1] ?? '';
  return path[key] === baseDraft(contextOf(suite, operation)).path[key];
}

/** The draft with the path of an own thing, where it had the usual one; its body names the same. */
export function aimed(draft: RequestDraft, resource: Resource, own: Path, base: Path): RequestDraft {
  const [here, there] = [namesIn(draft.operation.path), namesIn(resource.path)];
  const path: Record<string, string> = { ...draft.path };
  for (const [index, name] of there.entries()) {
    const mine = here[index] ?? '';
    const value = own[name];
    if (value !== undefined && draft.path[mine] === base[mine]) path[mine] = value;
  }
  const key = pathKey(draft.operation);
  const body = bodyOf(draft);
  const isSame = key === undefined || path[key] === draft.path[key];
  if (isSame || draft.body === undefined || body === undefined) return { ...draft, path };
  const renamed = withPathKey(draft.operation, body, path);
  const wasPlain = JSON.stringify(withPathKey(draft.operation, body, draft.path)) === JSON.stringify(body);
  return wasPlain
    ? { ...draft, path, body: { ...draft.body, text: JSON.stringify(renamed) } }
    : { ...draft, path };
}
