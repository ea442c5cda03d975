/** What a run shares between its requests. */
export interface RunState {
  /** How many answers in a row did not come. */
  silent: number;
}

/** How many answers in a row may fail to come before the rest is given up. */
export const patience = 3;

/** Why the rest is then not asked. */
export const givenUp = `${patience} requests in a row got no answer`;
