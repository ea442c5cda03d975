import type { Violation } from './check.ts';

/** Why a request is refused. Thrown by a route; each API words its own error body from it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly violations: Violation[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    violations: Violation[] = [],
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.violations = violations;
    this.headers = headers;
  }
}
