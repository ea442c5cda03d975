import type { Operation } from '../operation.ts';

/** What a remote call does with things of a kind; `act` for any other word. */
export type Deed = 'create' | 'list' | 'read' | 'update' | 'remove' | 'act';

/** A remote call as its path words it: `/notes.create`, `/notes/create`, `/createNote`, `/NoteService/CreateNote`. */
export interface Worded {
  readonly operation: Operation;
  readonly deed: Deed;
  /** The verb as it stands there. */
  readonly verb: string;
  /** What stands before it all. */
  readonly base: string;
  /** The kind of things, in small letters and without a plural's `s`. */
  readonly noun: string;
}

const deeds: readonly (readonly [Deed, RegExp])[] = [
  ['create', /^(create|add|new|insert|register|make)$/],
  ['list', /^(list|index|all|search|find|listall|getall|query)$/],
  ['read', /^(get|info|read|show|fetch|retrieve|describe|view|lookup|getone)$/],
  ['update', /^(update|edit|modify|change|set|patch|save|replace)$/],
  ['remove', /^(delete|remove|destroy|del|drop|erase)$/],
];

/** Reads a path that ends in a verb and its noun; undefined where it has a parameter, or no such words. */
export function wordedCall(operation: Operation): Worded | undefined {
  const { path, method } = operation;
  if (path.includes('{') || !/^(GET|POST)$/.test(method)) return undefined;
  const segments = path.split('/').filter(Boolean);
  const last = segments.pop() ?? '';
  const words = wordsIn(last);
  const isVerbAlone = words.length === 1 || deedOf(words.join('')) !== 'act';
  const owner = isVerbAlone ? segments.pop() : undefined;
  const all = owner === undefined ? words : [...wordsIn(owner), words.join('')];
  if (all.length < 2) return undefined;
  // The verb stands at an end: `note create`, `create note`
  const at = [all.length - 1, 0].find((index) => deedOf(all[index] ?? '') !== 'act') ?? all.length - 1;
  const verb = all[at] ?? '';
  const noun = nounOf(all.filter((_, index) => index !== at));
  return noun === ''
    ? undefined
    : { operation, deed: deedOf(verb), verb, base: `/${segments.join('/')}`, noun };
}

function deedOf(word: string): Deed {
  return deeds.find(([, words]) => words.test(word))?.[0] ?? 'act';
}

function nounOf(words: readonly string[]): string {
  const own = words.length > 1 ? words.filter((word) => !/^(service|api|rpc|by|id)$/.test(word)) : words;
  return singular(own.join('_').replace(/service$/, ''));
}

/** `note` of `notes`, `category` of `categories`, `address` as it is. */
export function singular(word: string): string {
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

function wordsIn(segment: string): string[] {
  return segment
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}
