import type { Check, Violation } from './check.ts';
import type { Json } from './message.ts';

/** A query parameter: how its text is read, and what the value has to be. */
export interface QueryParameter {
  check: Check;
  as?: 'text' | 'integer' | 'number' | 'boolean' | 'list';
  required?: boolean;
}

/** The documented parameters of a query by name, and what is wrong with them. Others are passed over. */
export function readQuery(
  declared: Record<string, QueryParameter>,
  given: URLSearchParams,
): { values: Record<string, Json>; violations: Violation[] } {
  const values: Record<string, Json> = {};
  const violations: Violation[] = [];
  for (const [name, parameter] of Object.entries(declared)) {
    const all = given.getAll(name);
    if (all.length === 0) {
      if (parameter.required) violations.push({ at: `?${name}`, rule: 'required' });
      continue;
    }
    values[name] = parameter.as === 'list' ? all : read(all[0] ?? '', parameter.as);
    violations.push(...parameter.check(values[name], `?${name}`));
  }
  return { values, violations };
}

function read(text: string, as: QueryParameter['as']): Json {
  if (as === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (as === 'number' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (as === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
