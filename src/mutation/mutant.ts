import type { Exchange } from '../http/exchange.ts';
import type { HttpRequest } from '../http/request.ts';
import type { Probe } from '../probes/probe.ts';

/** What a faithful server answers to a request. */
export type Forward = (request: HttpRequest) => Promise<Exchange>;

/** What a server with one fault answers; `forward` asks the faithful one. */
export type Serve = (request: HttpRequest, forward: Forward) => Promise<Exchange>;

/** What a fault is about. */
export type Group = 'answer' | 'input' | 'credential' | 'law';

/** The ten fault types of "Open Problems in Fuzzing RESTful APIs" (TOSEM 2023). */
export const yardsticks = [
  'a 500',
  'wrong type of a field',
  'undeclared 2xx',
  'max ignored',
  'enum ignored',
  'required ignored',
  'Location points nowhere',
  'DELETE does not delete',
  'PUT merges',
  'PUT is not idempotent',
] as const;

export type Yardstick = (typeof yardsticks)[number];

/** A server with exactly one fault, derived from the spec. */
export interface Mutant {
  /** Stable over runs: `UpdateWorkspace/input/body name/maxLength/one more accepted`. */
  readonly id: string;
  /** The id of the operation that has the fault. */
  readonly operation: string;
  readonly group: Group;
  /** True where only `--strict` holds it against a server: warnings count as catches. */
  readonly strict: boolean;
  readonly yardstick: Yardstick | undefined;
  /** True for the probes that are likely to show it: they are tried first. */
  near(probe: Probe): boolean;
  /** A fresh server: what it remembers is gone. */
  begin(): Serve;
}

/** What a fault says of itself; the rest has defaults. */
export interface MutantParts {
  readonly operation: string;
  readonly group: Group;
  readonly name: string;
  readonly strict?: boolean;
  readonly yardstick?: Yardstick | undefined;
  readonly near?: (probe: Probe) => boolean;
  readonly begin: () => Serve;
}

/** A mutant whose id tells operation, group and what is wrong. */
export function mutant(parts: MutantParts): Mutant {
  const { operation, group, name, strict = false, yardstick, near = () => false, begin } = parts;
  return { id: `${operation}/${group}/${name}`, operation, group, strict, yardstick, near, begin };
}
