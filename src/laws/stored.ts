import { type FieldDifference, isClock } from '../context/compare.ts';
import { dropItem, type Fixture, makeItem, requireMakeable, withFixture } from '../context/fixture.ts';
import type { Pair } from '../context/pair.ts';
import { Inconclusive, type Step, type World } from '../context/world.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, sameJson } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { sitesOf } from '../values/sites.ts';
import { carefulBodies, isMembership } from './careful.ts';
import { isFreeForm } from './careful-site.ts';
import { saysExact, saysExactly, wordsOf } from './exact-words.ts';
import { insideOf } from './inside.ts';
import { type Law, type LawFinding, lawFindingAt } from './law.ts';
import { lookedUp } from './looked-up.ts';
import { mapsIn } from './rich.ts';
import { type Leeway, strictDifferences } from './strict.ts';
import { read } from './write.ts';

/** What is created is stored as it was sent, letter for letter: in the answer, and when it is read. */
export function storedLaw(resource: Resource): Law[] {
  const { create } = resource;
  if (create === undefined) return [];
  const law: Law = {
    id: `${create.id}/law/stored as sent`,
    title: 'what is created is stored as it was sent',
    operation: create,
    writes: true,
    try: async (world) => {
      requireMakeable(world, resource);
      const bodies = carefulBodies(world.suite.spec, create, (index) =>
        world.body(create, `careful ${index}`),
      );
      if (bodies.length === 0) throw new Inconclusive('the operation takes no JSON object');
      for (const body of bodies) {
        const findings = await storedOnce(world, resource, create, body);
        if (findings.length > 0) return findings;
      }
      return [];
    },
  };
  return [law];
}

async function storedOnce(
  world: World,
  resource: Resource,
  create: Operation,
  body: Json,
): Promise<LawFinding[]> {
  const item = await makeItem(world, resource, 'careful', { body }).catch((thrown: unknown) => {
    // The next body may be taken: what is refused here is other probes' business
    if (thrown instanceof Inconclusive) return undefined;
    throw thrown;
  });
  if (item === undefined) return [];
  try {
    const shown = await lookedUp(world, resource, item);
    const shows = resource.read ?? shown?.draft.operation ?? create;
    const leeway = leewayOf(world.suite.spec, create, shows, body);
    const steps: [Operation, Step][] = [item.step, ...(shown?.ok ? [shown] : [])].map((step) => [
      create,
      step,
    ]);
    for (const [operation, step] of steps) {
      const whole = step === shown && !world.suite.target.known.examplesExist;
      const [difference] = strictDifferences(insideOf(step.json, body), body, { ...leeway, whole });
      if (difference !== undefined)
        return [
          lawFindingAt(
            'law-read-back',
            operation,
            difference,
            step,
            'what was created is stored as it was sent',
          ),
        ];
    }
    return [];
  } finally {
    await dropItem(world, resource, item);
  }
}

/** What is changed is stored as it was sent, letter for letter. */
export function storedChangeLaw(spec: Spec, pair: Pair, resources: readonly Resource[]): Law {
  return {
    id: `${pair.write.id}/law/stored as sent`,
    title: 'what is changed is stored as it was sent',
    operation: pair.write,
    writes: true,
    try: (world) =>
      withFixture(world, resources, pair.write, 'careful', async (fixture) => {
        const bodies = carefulBodies(spec, pair.write, (index) => world.body(pair.write, `careful ${index}`));
        if (bodies.length === 0) throw new Inconclusive('the operation takes no JSON object');
        for (const body of bodies.map((one) => underItsKey(one, fixture))) {
          const findings = await changedOnce(world, spec, pair, fixture, body);
          if (findings.length > 0) return findings;
        }
        return [];
      }),
  };
}

/** With the key that the path names: another one would make it another thing. */
function underItsKey(body: Json, { path, body: made }: Fixture): Json {
  if (!isObject(body)) return body;
  const values = Object.values(path);
  const keys = Object.keys(body).filter((name) => {
    const own = isObject(made) ? made[name] : undefined;
    return name in path || (typeof own === 'string' && values.includes(own));
  });
  const kept = keys.map((name) => [name, path[name] ?? (isObject(made) ? made[name] : undefined) ?? null]);
  const typed = kept.filter(([name]) => typeof body[String(name)] === 'string');
  return { ...body, ...Object.fromEntries(typed) };
}

async function changedOnce(
  world: World,
  spec: Spec,
  pair: Pair,
  fixture: Fixture,
  body: Json,
): Promise<LawFinding[]> {
  const before = await world.ask(pair.read, { path: fixture.path });
  const step = await world.ask(pair.write, { path: fixture.path, body });
  if (!step.ok || step.status === 202) return [];
  const leeway = { ...leewayOf(spec, pair.write, pair.read, body), emptied: true };
  const sent = pair.visible(body);
  const [found, shown] = await read(world, pair, fixture);
  const answered = pair.answered(step.json);
  const lasting = before.ok ? originDifferences(before.json, shown.json, body) : [];
  const [difference] = [
    ...(isObject(answered) ? strictDifferences(answered, sent, leeway) : []),
    ...strictDifferences(found, sent, { ...leeway, whole: !world.suite.target.known.examplesExist }),
    ...lasting,
  ];
  return difference === undefined
    ? []
    : [
        lawFindingAt(
          'law-read-back',
          pair.write,
          difference,
          shown,
          'what was changed is stored as it was sent',
        ),
      ];
}

/** Where a change gives a thing another id, another birthday or another maker, though nobody sent one. */
function originDifferences(before: Json | undefined, after: Json | undefined, sent: Json): FieldDifference[] {
  if (!isObject(before) || !isObject(after) || !isObject(sent)) return [];
  const origin =
    /^(id|uid|uuid|_id|author|creator|created_?(at|on|by|date|time)?|creation_?(date|time|timestamp)?|(placed|opened|posted|registered|published|joined)_?at)$/i;
  return Object.keys(before)
    .filter((name) => origin.test(name) && !(name in sent) && name in after)
    .filter((name) => !sameJson(before[name] ?? null, after[name] ?? null))
    .map((name) => ({ path: `#/${name}`, wanted: before[name], found: after[name] }));
}

function leewayOf(spec: Spec, operation: Operation, shows: Operation, body: Json): Leeway {
  const pointer = mediaOf(operation.body)?.schema?.at;
  const sites = pointer === undefined ? [] : sitesOf(requestReader(spec), pointer, body);
  const sets = sites.filter(({ name }) => isMembership(name)).map(({ path }) => path);
  const hidden = new Set(
    sites
      .filter(({ schemas }) =>
        schemas.some(({ schema }) => schema.writeOnly === true || schema.format === 'password'),
      )
      .map(({ name }) => name),
  );
  const answer = shows.responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema?.at;
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const answered = answer === undefined ? [] : sitesOf(reader, answer, body);
  const documented = new Set(answered.map(({ path }) => path));
  const free = answered.filter(isFreeForm).map(({ path }) => path);
  const promised = new Set([...sites, ...answered].filter(saysExactly).map(({ path }) => path));
  const isPromised = saysExact(wordsOf(spec));
  return {
    sets: new Set(sets),
    whole: false,
    maps: mapsIn(spec, operation, body),
    documented: (path) => documented.has(path) || free.some((place) => path.startsWith(`${place}/`)),
    exact: (path) => isPromised || promised.has(path),
    skipped: (name) =>
      hidden.has(name) ||
      /^(id|uid|_id|uuid)$/i.test(name) ||
      (/^(status|state)$/i.test(name) && isObject(isObject(body) ? body[name] : undefined)) ||
      (isClock(name) && /^(creat|updat|modif|delet|last)/i.test(name)),
  };
}
