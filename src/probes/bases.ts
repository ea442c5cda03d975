import type { Json } from '../shared/json.ts';
import { applicable, type SchemaReader } from '../values/applicable.ts';
import { repair } from '../values/repair.ts';
import { sample } from '../values/sample.ts';
import { sitesOf } from '../values/sites.ts';

/** The bodies that others are varied from: the first valid one, and one with every field where that is more. */
export function usualBodies(reader: SchemaReader, pointer: string, base: Json): Json[] {
  const full = merge(sample(reader, pointer, { seed: 1, full: true }), base);
  const isMore = isValid(reader, pointer, full) && JSON.stringify(full) !== JSON.stringify(base);
  return isMore ? [base, full] : [base];
}

/** A body for each branch of `oneOf` and `anyOf` that none of these takes. */
export function otherBranches(reader: SchemaReader, pointer: string, known: readonly Json[]): Json[] {
  const taken = new Set(known.flatMap((body) => branchesIn(reader, pointer, body)));
  const found: Json[] = [];
  for (const branch of [1, 2, 3, 4, 5]) {
    const made = sample(reader, pointer, { seed: 1, full: true, branch });
    const body = isValid(reader, pointer, made) ? made : repair(reader, pointer, made);
    const fresh = branchesIn(reader, pointer, body).filter((one) => !taken.has(one));
    if (fresh.length === 0 || !isValid(reader, pointer, body)) continue;
    found.push(body);
    for (const one of fresh) taken.add(one);
  }
  return found;
}

function isValid(reader: SchemaReader, pointer: string, body: Json): boolean {
  return reader.schemas.check(pointer, body, 'request').length === 0;
}

/** The branches that a body takes, here and in its parts. */
function branchesIn(reader: SchemaReader, pointer: string, body: Json): string[] {
  const top = applicable(reader, pointer, body).map(({ at }) => at);
  const inner = sitesOf(reader, pointer, body).flatMap(({ schemas }) => schemas.map(({ at }) => at));
  return [...new Set([...top, ...inner])].filter((at) => /\/(oneOf|anyOf)\/\d+$/.test(at));
}

/** `over` laid over `under`: what the example says wins, fields it leaves out are filled in. */
function merge(under: Json, over: Json): Json {
  if (Array.isArray(under) && Array.isArray(over)) {
    const [first] = under;
    return first === undefined ? over : over.map((item) => merge(first, item));
  }
  if (typeof under !== 'object' || typeof over !== 'object' || under === null || over === null) return over;
  if (Array.isArray(under) || Array.isArray(over)) return over;
  const result = { ...under };
  for (const [name, value] of Object.entries(over)) {
    result[name] = name in under ? merge(under[name] ?? null, value) : value;
  }
  return result;
}
