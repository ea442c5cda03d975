import type { Operation } from '../operation.ts';
import type { Spec } from '../spec.ts';
import { takenBy } from './fields.ts';
import { type Deed, type Worded, wordedCall } from './verbs.ts';

/** The remote calls about things of one kind. */
export interface Calls {
  readonly base: string;
  readonly noun: string;
  /** The field that names a thing in calls about one. */
  readonly key: string;
  readonly members: readonly Worded[];
}

/** Every kind of things that remote calls make and show again, and whose single things they name by one field. */
export function callsOf({ document, operations }: Pick<Spec, 'document' | 'operations'>): Calls[] {
  const groups = new Map<string, Worded[]>();
  for (const operation of operations) {
    const worded = wordedCall(operation);
    if (worded === undefined) continue;
    const name = `${worded.base} ${worded.noun}`;
    groups.set(name, [...(groups.get(name) ?? []), worded]);
  }
  return [...groups.values()].flatMap((group): Calls[] => {
    const [first] = group;
    const of = (deed: Deed) => group.find((one) => one.deed === deed)?.operation;
    const shown = of('read') ?? of('remove');
    const takes = (operation: Operation) => takenBy(document, operation);
    const key = shown === undefined ? undefined : keyOf(takes(shown), first?.noun ?? '');
    if (first === undefined || key === undefined || of('create') === undefined) return [];
    if (of('read') === undefined && of('list') === undefined) return [];
    const isAboutOne = ({ operation }: Worded) => takes(operation).get(key) !== undefined;
    const members = group.filter((one) => one.deed === 'create' || one.deed === 'list' || isAboutOne(one));
    return [{ base: first.base, noun: first.noun, key, members: once(members) }];
  });
}

/** The one field that a call about a thing demands, where its name says that it names something. */
function keyOf(fields: ReturnType<typeof takenBy>, noun: string): string | undefined {
  const required = [...fields].filter(([, field]) => field.required).map(([name]) => name);
  const [only] = required;
  const isName = (name: string) =>
    /(^|_)(id|uid|uuid|key|slug|code|name)$|(Id|Uid|Uuid|ID|Key|Name)$/.test(name) ||
    name.toLowerCase() === noun;
  return required.length === 1 && only !== undefined && isName(only) ? only : undefined;
}

/** One call for each deed: the others of it are acts that nobody can read. */
function once(members: readonly Worded[]): Worded[] {
  return members.filter((one) => one.deed === 'act' || members.find(({ deed }) => deed === one.deed) === one);
}
