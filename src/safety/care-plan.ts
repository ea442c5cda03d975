import { noGuard } from '../context/guard.ts';
import type { Suite } from '../context/suite.ts';
import { contextOf } from '../context/world.ts';
import { baseDraft } from '../probes/base.ts';
import { isSafe, type Operation } from '../spec/operation.ts';
import type { Care } from '../target/care.ts';
import { type Effect, effectsOf } from './effect.ts';
import { forbidden } from './forbidden.ts';

/** What a run does with one operation that may change something. */
export interface PlannedCare {
  readonly operation: Operation;
  readonly does: 'creates' | 'changes' | 'sends' | 'leaves out';
  /** How it is undone, or why it is left out. */
  readonly how: string;
}

/** What a run will do to a target, operation by operation; told from the document and `target.yaml`, nothing is sent. */
export function carePlan(unguarded: Omit<Suite, 'guard'>, care: Care): PlannedCare[] {
  const suite: Suite = { ...unguarded, guard: noGuard };
  const effectOf = effectsOf(suite);
  return suite.spec.operations.flatMap((operation): PlannedCare[] => {
    const draft = baseDraft(contextOf(suite, operation));
    const never = forbidden(suite, draft);
    if (never !== undefined) return [{ operation, does: 'leaves out', how: never }];
    if (isSafe(operation.method)) return [];
    if (care === 'read-only')
      return [{ operation, does: 'leaves out', how: 'add --allow-writes, or --disposable' }];
    if (care === 'disposable')
      return [{ operation, does: 'sends', how: 'nothing is put back: the server is thrown away' }];
    return [{ operation, ...inWords(effectOf(draft)) }];
  });
}

function inWords(effect: Effect): Pick<PlannedCare, 'does' | 'how'> {
  if (effect.kind === 'create')
    return { does: 'creates', how: `one at first, to see that ${call(effect.resource.remove)} deletes it` };
  if (effect.kind === 'on a thing')
    return { does: 'changes', how: `only what it makes itself with ${call(effect.resource.create)}` };
  if (effect.kind === 'change')
    return {
      does: 'changes',
      how: `what ${call(effect.pair.read)} shows, once writing back the same has changed nothing`,
    };
  if (effect.kind === 'vouched')
    return {
      does: 'sends',
      how: effect.undo === undefined ? 'harmless in target.yaml' : `undone by ${effect.undo.operation}`,
    };
  return { does: 'leaves out', how: effect.kind === 'lasting' ? effect.reason : '' };
}

function call(operation: Operation | undefined): string {
  return operation === undefined ? 'nothing' : `${operation.method} ${operation.path}`;
}
