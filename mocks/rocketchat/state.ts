import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import type { Json, JsonObject } from '../../src/shared/json.ts';

export type State = {
  /** By id, in the order in which the server lists them. */
  readonly permissions: Readonly<Record<string, JsonObject>>;
  readonly removed: readonly JsonObject[];
  /** True until a permission is changed: so long the document's example of an update is true. */
  readonly isUnchanged: boolean;
  readonly roles: readonly JsonObject[];
  readonly users: readonly JsonObject[];
  readonly held: readonly Held[];
  readonly samples: Samples;
  /** True where a query parameter that a route does not know is refused. */
  readonly refusesUnknownQuery: boolean;
  /** The one account that can log in, and its password. */
  readonly account: { readonly user: JsonObject; readonly names: readonly string[]; readonly password: Json };
  /** Sessions that `login` gave out: the token's user. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Tokens that `logout` ended. */
  readonly ended: Readonly<Record<string, true>>;
  readonly made: number;
};

/** What the examples speak of may be asked for any number of times: it is there to be changed and free to be made. */
export interface Samples {
  readonly role: JsonObject;
  readonly given: Held;
  readonly taken: Held;
}

/** Who holds which role, by their ids: in the whole workspace, or in a room. */
export type Held = { readonly user: string; readonly role: string; readonly room?: string };

export type Act = (state: State, ask: MatchedRequest) => Step<State> | undefined;
