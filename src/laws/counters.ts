import { dropItem, makeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { isObject, type Json } from '../shared/json.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Operation } from '../spec/operation.ts';
import { type Resource, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { differentBody } from './different.ts';
import { childrenOf } from './family.ts';
import { fieldPlaces } from './field-places.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';
import { totalIn } from './totals.ts';
import { itemsOf, pagesOf } from './walk-list.ts';
import { writesOf } from './writes-of.ts';

/** A field that the document calls a count of something: "how many times it was replaced", "how many comments it has". */
interface Counter {
  readonly name: string;
  readonly words: string;
}

/** Counters of a thing go up with what they count. */
export function counterLaws(spec: Spec, resource: Resource, all: readonly Resource[]): Law[] {
  const { read, create } = resource;
  if (read === undefined || create === undefined) return [];
  return countersOf(spec, read).flatMap(({ name, words }): Law[] => {
    const times = /how (many times|often) (?:it|(?:the|an?) \w+) (?:was|has been|is) (.+)/i.exec(words)?.[2];
    const writes =
      times === undefined ? [] : writesOf(spec, resource, all).filter((one) => isMeant(spec, one, times));
    const children = childrenOf(resource, all).filter(({ create: make }) => counts(words, make));
    const law = (
      id: string,
      operation: Operation,
      act: (world: World, path: Path) => Promise<number>,
    ): Law => ({
      id: `${operation.id}/law/${id}`,
      title: `${name} counts`,
      operation,
      writes: true,
      try: (world) =>
        withMade(world, resource, 'counts', async ({ path }) => {
          const before = await numberAt(world, read, path, name);
          const more = await act(world, path);
          const after = await numberAt(world, read, path, name);
          if (after.value === before.value + more) return [];
          const expected = `${name} is ${before.value + more}: ${words}`;
          return [lawFinding('law-total', operation, expected, String(after.value), after.step)];
        }),
    });
    return [
      ...writes.map((write) => law(`counted in ${name}`, write, (world, path) => twice(world, write, path))),
      ...children.flatMap((child) =>
        child.create === undefined
          ? []
          : [law(`counted in ${name}`, child.create, (world, path) => twoChildren(world, child, path))],
      ),
    ];
  });
}

type Path = Readonly<Record<string, string>>;

async function twice(world: World, write: Operation, path: Path): Promise<number> {
  const plain = world.body(write, 'counts');
  const bodies = plain === undefined ? [undefined] : [differentBody(world.suite.spec, write, plain), plain];
  let done = 0;
  for (const body of bodies) {
    const step = await world.ask(write, body === undefined ? { path } : { path, body });
    if (step.ok) done += 1;
  }
  if (done === 0) throw new Inconclusive(`${write.method} ${write.path} is refused`);
  return done;
}

/** Two are made and one goes away again, where it can. */
async function twoChildren(world: World, child: Resource, path: Path): Promise<number> {
  const one = await makeItem(world, child, 'counted one', { path });
  await makeItem(world, child, 'counted two', { path });
  if (child.remove === undefined) return 2;
  await dropItem(world, child, one);
  return 1;
}

async function numberAt(world: World, read: Operation, path: Path, name: string) {
  const step = await world.ask(read, { path });
  const value = isObject(step.json) ? step.json[name] : undefined;
  if (!step.ok || typeof value !== 'number') throw new Inconclusive(`GET ${read.path} does not show ${name}`);
  return { value, step };
}

/** A word of what is counted is in the name or the summary of the operation; what replaces is a PUT. */
function isMeant({ document }: Spec, { id, method, at: place }: Operation, times: string): boolean {
  if (/replaced/i.test(times)) return method === 'PUT';
  if (/(updated|changed|edited)/i.test(times))
    return method === 'PUT' || method === 'PATCH' || /update|edit/i.test(id);
  const [node] = followRef(document, place);
  const text = `${id} ${String(node.summary ?? '')}`.toLowerCase();
  const stems = (times.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((word) =>
    word.replace(/(ed|ing|s)$/, '').slice(0, 7),
  );
  return stems.some((stem) => stem.length > 3 && stem !== 'asked' && text.includes(stem));
}

/** "How many comments the ticket has" counts what is made at `…/comments`. */
function counts(words: string, create: Operation | undefined): boolean {
  const noun = /how many (?!times)(\w+)/i.exec(words)?.[1]?.toLowerCase();
  const last = create === undefined ? undefined : withoutSlash(create.path).split('/').at(-1)?.toLowerCase();
  return noun !== undefined && last === noun;
}

function countersOf(spec: Spec, read: Operation): Counter[] {
  const media = read.responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema;
  if (media === undefined) return [];
  return [...fieldPlaces(spec, media.at)].flatMap(([name, place]): Counter[] => {
    const [field] = followRef(spec.document, place);
    const words = String(field.description ?? '');
    return field.type === 'integer' && /how (many|often)/i.test(words) ? [{ name, words }] : [];
  });
}

/** Figures of the whole agree with the lists: "how many products there are" is the total of the products. */
export function figureLaws(spec: Spec, resources: readonly Resource[]): Law[] {
  return spec.operations
    .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    .flatMap((read): Law[] => {
      const pairs = countersOf(spec, read).flatMap(({ name, words }) => {
        const noun = /how many (\w+) there are/i.exec(words)?.[1]?.toLowerCase();
        const list = resources.find(({ path }) => path.split('/').at(1)?.toLowerCase() === noun)?.list;
        return list === undefined ? [] : [{ name, list }];
      });
      if (pairs.length === 0) return [];
      const law: Law = {
        id: `${read.id}/law/agrees with the lists`,
        title: 'figures are those of the lists',
        operation: read,
        writes: false,
        alone: true,
        try: (world) => agree(world, read, pairs),
      };
      return [law];
    });
}

async function agree(
  world: World,
  read: Operation,
  pairs: readonly { readonly name: string; readonly list: Operation }[],
): Promise<LawFinding[]> {
  const breaches: LawFinding[] = [];
  for (const { name, list } of pairs) {
    const pages = await pagesOf(world, list);
    const step = await world.ask(read);
    const said: Json | undefined = isObject(step.json) ? step.json[name] : undefined;
    const count = pages[0] === undefined ? undefined : (totalIn(pages[0])?.value ?? itemsOf(pages).length);
    if (typeof said === 'number' && count !== undefined && pages.length < 5 && said !== count)
      breaches.push(
        lawFinding('law-total', read, `${name} is ${count}, as GET ${list.path} has`, String(said), step),
      );
  }
  return breaches;
}
