import { differences, type FieldDifference } from '../context/compare.ts';
import { withFixture } from '../context/fixture.ts';
import type { Pair } from '../context/pair.ts';
import { Inconclusive, type RequestOverrides, type Step, type World } from '../context/world.ts';
import type { Identity } from '../http/request.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import { isNeverProvoked } from '../spec/documented-responses.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { variationsOf } from '../values/variations.ts';
import { differentBody } from './different.ts';
import { type Law, type LawFinding, lawFindingAt } from './law.ts';
import { inOrder, isCounting, isMoving } from './moving.ts';
import { read } from './write.ts';

/** A refused request changed nothing: not when it is invalid, not without credentials, not without the permission. */
export function refusedLaw(spec: Spec, pair: Pair, resources: readonly Resource[]): Law {
  return {
    id: `${pair.write.id}/law/refused changes nothing`,
    title: 'a refused request changes nothing',
    operation: pair.write,
    writes: true,
    try: (world) =>
      withFixture(world, resources, pair.write, 'refused', async (fixture) => {
        let [before, first] = await read(world, pair, fixture);
        if (!first.ok || before === undefined)
          throw new Inconclusive(`it cannot be read: GET ${pair.read.path} answers ${first.status}`);
        for (const ask of refusedAsks(spec, world, pair.write)) {
          const step = await world.ask(pair.write, { path: fixture.path, ...ask });
          if (step.ok) {
            // A text in a form may say what was meant to be wrong. What it wrote is taken away again
            const plain = world.body(pair.write, 'plain');
            if (plain !== undefined) await world.ask(pair.write, { path: fixture.path, body: plain });
            [before, first] = await read(world, pair, fixture);
            continue;
          }
          const [after, later] = await read(world, pair, fixture);
          const [difference] = differences(before, after);
          if (difference !== undefined) {
            const said = `a request refused with ${step.status} changes nothing`;
            return [
              lawFindingAt('law-refused-unchanged', pair.write, difference, later.ok ? step : later, said),
            ];
          }
        }
        return [];
      }),
  };
}

function refusedAsks(spec: Spec, world: World, operation: Operation): RequestOverrides[] {
  const plain = world.body(operation, 'plain');
  if (plain === undefined) return [];
  const body = differentBody(spec, operation, plain);
  const pointer = mediaOf(operation.body)?.schema?.at;
  const variations = pointer === undefined ? [] : variationsOf(requestReader(spec), pointer, body);
  // The key of a remote call is said in any case
  const key = operation.call?.key;
  const invalid = variations.filter(
    ({ verdict, path }) => verdict === 'invalid' && path !== '#' && path !== `#/${key}`,
  );
  const chosen = [invalid[0], invalid[Math.floor(invalid.length / 2)], invalid.at(-1)].filter(
    (variation) => variation !== undefined,
  );
  const asked: RequestOverrides[] = [...new Set(chosen)].map(({ value }) => ({ body: value }));
  if (operation.security.length === 0 || operation.security.some((set) => set.length === 0)) return asked;
  const identities: Identity[] = ['nobody', 'invalid'];
  if (world.suite.target.lacks('unprivileged', operation.security[0] ?? []) === undefined)
    identities.push('unprivileged');
  return [...asked, ...identities.map((as) => ({ body, as }))];
}

/** A GET changes nothing: asked twice in a row, it shows the same. */
export function safeLaw(operation: Operation): Law[] {
  if (operation.method !== 'GET' || isNeverProvoked(operation)) return [];
  const law: Law = {
    id: `${operation.id}/law/changes nothing`,
    title: 'a GET changes nothing',
    operation,
    writes: false,
    async try(world): Promise<LawFinding[]> {
      const first = await world.ask(operation);
      const second = await world.ask(operation);
      if (!first.ok || !second.ok) throw new Inconclusive(`GET ${operation.path} answers ${first.status}`);
      const [difference] = await changesByReading(world, operation, first, second);
      const changed =
        difference === undefined
          ? []
          : [lawFindingAt('law-safe', operation, difference, second, 'a second GET shows the same')];
      return [...changed, ...repeated(operation, first)];
    },
  };
  return [law];
}

/** What differs between two reads, without what moves by itself: a third read, after other requests, tells them apart. */
async function changesByReading(
  world: World,
  operation: Operation,
  first: Step,
  second: Step,
): Promise<FieldDifference[]> {
  const [one, two] = [inOrder(first.json), inOrder(second.json)];
  const found = differences(one, two);
  if (found.length === 0) return [];
  await elsewhere(world);
  const third = await world.ask(operation);
  if (!third.ok) throw new Inconclusive(`GET ${operation.path} answers ${third.status}`);
  const three = inOrder(third.json);
  return found.filter(({ path, wanted, found: now }) => {
    if (isStatistic(world.suite.spec, operation) && isCounting(wanted, now)) return false;
    return !isMoving(at(one, path), at(two, path), at(three, path));
  });
}

/** An operation that the document calls one of measures: reading is among what it counts. */
function isStatistic({ document }: Spec, { id, path, at: pointer }: Operation): boolean {
  const node = at(document, pointer);
  const { summary = '', description = '' } = isObject(node) ? node : {};
  return /statisti|\bstats\b|counter|metric|uptime|usage/i.test(`${id} ${path} ${summary} ${description}`);
}

/** Requests for what nobody has, and a moment: counters of all requests and clocks go on meanwhile. */
async function elsewhere({ suite, wait }: World): Promise<void> {
  const url = `${suite.target.url}/is-anybody-there`;
  for (let count = 0; count < 3; count += 1)
    await suite.sender.send({ method: 'GET', url, headers: { accept: '*/*' }, body: undefined });
  await wait(50);
}

/** A list of things with ids shows none twice. */
function repeated(operation: Operation, step: Step): LawFinding[] {
  const lists = isObject(step.json)
    ? Object.values(step.json).filter((value) => Array.isArray(value))
    : [step.json];
  for (const list of lists) {
    const ids = Array.isArray(list)
      ? list.map((item) => (isObject(item) ? (item._id ?? item.id ?? item.uid) : undefined))
      : [];
    const twice = ids.find((id, index) => id !== undefined && ids.indexOf(id) !== index);
    if (twice === undefined) continue;
    return [
      {
        rule: 'law-unique',
        at: operation.at,
        expected: 'each thing once',
        actual: `${JSON.stringify(twice)} twice`,
        step,
      },
    ];
  }
  return [];
}
