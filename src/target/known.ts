/** What a target contributes to the plan. */
export interface Known {
  /** The value that stands at a place of the operation with this path. */
  readonly value: (place: string, path: string) => string | undefined;
  /** True for a value that was made for the run, below which nothing need be there. */
  readonly isNew?: (place: string, path: string) => boolean;
  readonly bodyPlaces: readonly string[];
  readonly examplesExist: boolean;
  /** The id of a thing of the run's own that a field of this name may name; undefined where there is none. */
  reference?(name: string): string | undefined;
}
