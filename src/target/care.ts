/** How much a run may do to a target. */
export type Care =
  /** Only GET, HEAD and OPTIONS: the default. */
  | 'read-only'
  /** What the run can undo, and knows it can. */
  | 'undoable'
  /** Everything: the server is thrown away afterwards. */
  | 'disposable';

/** What `target.yaml` says about single operations, by operationId. */
export interface CareRules {
  /** Never called, whatever the care. */
  readonly never: ReadonlySet<string>;
  /** May be called with `--allow-writes`: what they do may stay. */
  readonly harmless: ReadonlySet<string>;
  /** By the id of an operation: what undoes it. */
  readonly undo: ReadonlyMap<string, UndoRecipe>;
  /** True where the target is declared to be thrown away. */
  readonly disposable: boolean;
}

/** A request that undoes another one: an operation, and what it is sent with. */
export interface UndoRecipe {
  readonly operation: string;
  /** A body or path values; `$response.<JMESPath>` takes a value from the answer of what is undone. */
  readonly with: unknown;
}

/** Nothing is said about any operation. */
export const noCareRules: CareRules = {
  never: new Set(),
  harmless: new Set(),
  undo: new Map(),
  disposable: false,
};
