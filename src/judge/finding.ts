import type { Json } from '../shared/json.ts';
import type { RuleId } from './rules.ts';

/** One broken promise. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: 'error' | 'warning';
  readonly api: string;
  /** The operation's id. */
  readonly operation: string;
  /** The probe's id. */
  readonly probe: string;
  /** Where the promise stands: `file:line`. */
  readonly spec: string;
  readonly expected: string;
  readonly actual: string;
  /** The command that shows it, secrets masked. */
  readonly curl: string;
}

/** A value as one short line, with its type: `65 (integer)`. */
export function show(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  const short = text.length > 160 ? `${text.slice(0, 157)}…` : text;
  const type = value === null ? '' : ` (${Array.isArray(value) ? 'array' : typeof value})`;
  return value === null ? 'null' : short + type;
}
