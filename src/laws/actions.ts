import { isClock } from '../context/compare.ts';
import { type MadeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, type Resource, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { wordsAt } from '../spec/words-at.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';
import { itemsOf, pagesOf } from './walk-list.ts';
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
  resource: Resource,
  action: Operation,
  { path }: MadeItem,
): Promise<LawFinding[]> {
  const { read } = resource;
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
    ...(await staysSo(spec, action, ask, look)),
    ...(await isStillListed(world, resource, action, path, after.json)),
    ...(await takesNoMore(world, spec, resource, action, path)),
  ];
}

/** What an action sets stays set when it is asked for again. */
async function staysSo(
  spec: Spec,
  action: Operation,
  ask: () => Promise<Step>,
  look: () => Promise<{ json: JsonObject; step: Step }>,
): Promise<LawFinding[]> {
  if (setBy(spec, action) === undefined) return [];
  const again = await ask();
  const { json, step } = await look();
  return again.ok ? says(spec, action, json, step) : [];
}

/** A list whose filter has a word for the new state shows what is in it, where nothing is asked for. */
async function isStillListed(
  world: World,
  { list, key }: Resource,
  action: Operation,
  path: MadeItem['path'],
  after: JsonObject,
): Promise<LawFinding[]> {
  const filters = list?.parameters.filter(({ in: place }) => place === 'query') ?? [];
  const isFiltered = filters.some(({ name, schema }) => {
    const options = schema?.schema.enum;
    const own = after[name];
    return Array.isArray(options) && own !== undefined && options.includes(own);
  });
  const hasDefault = filters.some(
    ({ name, schema }) => name in after && schema?.schema.default !== undefined,
  );
  if (list === undefined || !isFiltered || hasDefault) return [];
  const pages = await pagesOf(world, list, { path, most: 8 });
  const last = pages.at(-1);
  const isThere = itemsOf(pages).some((item) => idIn(item, key) === path[key]);
  if (last === undefined || isThere || pages.length >= 8) return [];
  return [
    lawFinding('law-created-found', action, `the list shows ${path[key]} after it`, 'it does not', last),
  ];
}

/** Where a POST below documents a 409 for what the action has done ("the account is closed"), it comes. */
async function takesNoMore(
  world: World,
  spec: Spec,
  resource: Resource,
  action: Operation,
  path: MadeItem['path'],
): Promise<LawFinding[]> {
  const verb = withoutSlash(action.path).split('/').at(-1) ?? '';
  const done = new RegExp(`\\b${verb.replace(/e$/, '').replace(/[^a-z]/gi, '.')}(e?d)\\b`, 'i');
  for (const below of spec.operations) {
    const isChild =
      below.method === 'POST' &&
      below !== action &&
      withoutSlash(below.path).startsWith(`${withoutSlash(resource.path)}/`) &&
      !/\}\/?$/.test(below.path);
    const conflict = below.responses.find(({ status }) => status === '409');
    const words = conflict?.description ?? '';
    if (!isChild || !done.test(words) || /\b(not|no|un\w+)\b|n't/i.test(words)) continue;
    const body = world.body(below, 'late');
    const step = await world.ask(below, body === undefined ? { path } : { path, body });
    if (!step.ok) continue;
    const expected = `status 409 after ${action.method} ${action.path}: ${words}`;
    return [lawFinding('status-unpromised', below, expected, `status ${step.status}`, step)];
  }
  return [];
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
  const said = setBy(spec, action);
  if (said === undefined) return [];
  const [name, value] = said;
  if (after[name] === undefined || String(after[name]) === value) return [];
  const difference = { path: `#/${name}`, wanted: value, found: after[name] };
  return [lawFindingAt('law-read-back', action, difference, step, 'the action sets it')];
}

/** The field that an action says it sets, and to what. */
function setBy(spec: Spec, action: Operation): [name: string, value: string] | undefined {
  const said = /\bsets? (?:the |its )?`?(\w+)`? to `?(\w+)`?/i.exec(wordsAt(spec, action));
  return said?.[1] === undefined || said[2] === undefined ? undefined : [said[1], said[2]];
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
