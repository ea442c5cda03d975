import type { Json, JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import type { Operation, Parameter } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';

/** A path of things and the path of one of them: `/users/{u}/posts` and `/users/{u}/posts/{id}`. */
export interface Collection extends NamedValues {
  readonly path: string;
  readonly item: string;
  /** The path parameter that names one; `''` where no path does. */
  readonly parameter: string;
  /** That parameter as the spec describes it. */
  readonly named: Parameter | undefined;
  /** Where the id stands in a thing: `['metadata', 'uid']`; empty where it has none. */
  readonly idAt: readonly string[];
  readonly operations: Readonly<
    Partial<Record<'list' | 'create' | 'read' | 'replace' | 'change' | 'remove', Operation>>
  >;
  /** The field of the list's answer that holds the things; `''` where the answer is the list itself. */
  readonly listAt: string | undefined;
}

/** A field of a thing that names what it stands below: `authorId` of a book below `/authors/{id}`. */
export interface Parent {
  readonly field: string;
  readonly parameter: string;
}

/** A parameter of one path template, and what another calls it: `/users/{id}` and `/users/{userId}/posts`. */
export type Alias = readonly [own: string, other: string];

/** What operations call the parameters of a path, where it is something else than the item's path calls them. */
export type Aliases = ReadonlyMap<Operation, readonly Alias[]>;

/** A collection with what is in it at the start. */
export interface StoredCollection extends Collection {
  readonly spec: Spec;
  /** What its operations call the parameters of its paths. */
  readonly aliases: Aliases;
  readonly idSchema: Pointer | undefined;
  readonly seeds: readonly JsonObject[];
  /** By id: what is there as well, for values that a path may have and no list shows. */
  readonly unlisted: ReadonlyMap<string, JsonObject>;
  /** Its things' fields that name what they stand below. */
  readonly parents: readonly Parent[];
  /** What stands around its list in an answer. */
  readonly around: JsonObject;
  /** True when collections stand below its things. */
  readonly nests: boolean;
}

/** Values of the path parameter that names a thing. */
export interface NamedValues {
  /** Values of it that stand for something, here or in a path below: the spec's examples, else one in its shape. */
  readonly examples: readonly Json[];
  /** Values in the shape of it, where a path shows none: who asks for one of them asks for any thing. */
  readonly standIns: ReadonlySet<string>;
  /** True where the spec shows no value of it. */
  readonly isMadeUp: boolean;
}
