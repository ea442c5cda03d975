import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { InputError } from '../shared/input-error.ts';
import { isObject } from '../shared/json.ts';

/** Why a survivor, or a family of them, is no fault: one line that proves it. */
export interface Equivalent {
  readonly api: string;
  /** The text of the file: a fault's id, `*` for any characters. */
  readonly pattern: string;
  readonly fault: RegExp;
  readonly reason: string;
}

/** Reads the explanations: per API, fault id (with `*`) to reason. An InputError for a file that is none. */
export function readEquivalents(file: string): Equivalent[] {
  if (!existsSync(file)) return [];
  const content: unknown = parse(readFileSync(file, 'utf8')) ?? {};
  if (!isObject(content)) throw new InputError(`${file} is no map of APIs. Write "api: { fault: reason }".`);
  return Object.entries(content).flatMap(([api, faults]) => {
    if (!isObject(faults))
      throw new InputError(`${file}: ${api} is no map. Write "fault: reason" lines under it.`);
    return Object.entries(faults).map(([pattern, reason]) => {
      if (typeof reason !== 'string' || reason.trim() === '')
        throw new InputError(`${file}: ${api}: ${pattern} has no reason. Write one line that proves it.`);
      return { api, pattern, fault: patternOf(pattern), reason: reason.trim() };
    });
  });
}

function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
