import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import type { Json, JsonObject } from '../../src/shared/json.ts';

export type State = {
  /** By id, in the order in which the server lists them. */
  readonly permissions: Readonly<Record<string, JsonObject>>;
  readonly removed: readonly JsonObject[];
  readonly roles: readonly JsonObject[];
  /** The one account that can log in, and its password. */
  readonly account: { readonly user: JsonObject; readonly names: readonly string[]; readonly password: Json };
  /** Sessions that `login` gave out: the token's user. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Tokens that `logout` ended. */
  readonly ended: Readonly<Record<string, true>>;
  readonly made: number;
};

export type Act = (state: State, ask: MatchedRequest) => Step<State> | undefined;
