import { isClock } from '../context/compare.ts';
import { type MadeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';
import { isAction } from './writes-of.ts';

/** An action does to a thing what its document says, lasts, and leaves the rest of the thing as it was. */
export function actionLaws(spec: Spec, resource: Resource): Law[] {
  if (resource.create === undefined || resource.read === undefined) return [];
  return spec.operations
    .filter((operation) => isAction(resource, operation))
    .map((action) => ({
      id: `${action.id}/law/does what it says`,
      title: 'an action does what it says, and lasts',
      operation: action,
      writes: true,
      try: (world) =>
        withMade(world, resource, 'action', (item) => acts(world, spec, resource, action, item)),
    }));
}

async function acts(
  world: World,
  spec: Spec,
  { read }: Resource,
  action: Operation,
  { path }: MadeItem,
): Promise<LawFinding[]> {
  if (read === undefined) return [];
  const look = async () => {
    const step = await world.ask(read, { path });
    if (!step.ok || !isObject(step.json)) throw new Inconclusive(`GET ${read.path} answers ${step.status}`);
    return { json: step.json, step };
  };
  const before = await look();
  const body = world.body(action, 'action');
  const ask = () => world.ask(action, body === undefined ? { path } : { path, body });
  const step = await ask();
  if (!step.ok) throw new Inconclusive(`${action.method} ${action.path} answers ${step.status}`);
  const after = await look();
  return [
    ...lasts(action, step, after.json, after.step),
    ...says(spec, action, after.json, after.step),
    ...leavesRest(action, before.json, after.json, after.step),
    ...(await onlyOnce(spec, action, ask)),
  ];
}

/** What the answer shows is what is read afterwards. */
function lasts(action: Operation, { json }: Step, after: JsonObject, step: Step): LawFinding[] {
  if (!isObject(json)) return [];
  const name = Object.keys(json).find(
    (one) => one in after && !isClock(one) && !sameJson(json[one] ?? null, after[one] ?? null),
  );
  if (name === undefined || typeof after[name] === 'number') return [];
  const difference = { path: `#/${name}`, wanted: json[name], found: after[name] };
  return [lawFindingAt('law-read-back', action, difference, step, 'what an action answers is what is read')];
}

/** "Set `enabled` to true", "set the state to published". */
function says(spec: Spec, action: Operation, after: JsonObject, step: Step): LawFinding[] {
  const node = at(spec.document, action.at);
  const words = isObject(node) ? `${String(node.summary ?? '')}. ${String(node.description ?? '')}` : '';
  const said = /\bsets? (?:the |its )?`?(\w+)`? to `?(\w+)`?/i.exec(words);
  const [, name = '', value = ''] = said ?? [];
  if (said === null || after[name] === undefined || String(after[name]) === value) return [];
  const difference = { path: `#/${name}`, wanted: value, found: after[name] };
  return [lawFindingAt('law-read-back', action, difference, step, 'the action sets it')];
}

/** Texts, lists and objects stay; states, switches, numbers and clocks are what an action is about. */
function leavesRest(action: Operation, before: JsonObject, after: JsonObject, step: Step): LawFinding[] {
  const name = Object.keys(before).find((one) => {
    const [old, now]: (Json | undefined)[] = [before[one], after[one]];
    const isPlain = Array.isArray(old) ? old.length > 0 : isObject(old) && Object.keys(old).length > 0;
    const isName = typeof old === 'string' && /^(id|name|title|subject|note|description)$/i.test(one);
    return (isPlain || isName) && !isClock(one) && !sameJson(old ?? null, now ?? null);
  });
  if (name === undefined) return [];
  const difference = { path: `#/${name}`, wanted: before[name], found: after[name] };
  return [
    lawFindingAt('law-others-untouched', action, difference, step, 'an action leaves the rest of the thing'),
  ];
}

/** Where a 409 says that it was done already, a second time gets it. */
async function onlyOnce(spec: Spec, action: Operation, ask: () => Promise<Step>): Promise<LawFinding[]> {
  const conflict = action.responses.find(({ status }) => status === '409');
  const node = conflict === undefined ? undefined : at(spec.document, conflict.at);
  const words = isObject(node) ? String(node.description ?? '') : '';
  if (!/already|twice|is (closed|cancell?ed|finished|done|archived|locked|paid)\b/i.test(words)) return [];
  const again = await ask();
  if (!again.ok) return [];
  const expected = `status 409 the second time: ${words}`;
  return [lawFinding('status-unpromised', action, expected, `status ${again.status}`, again)];
}
