import type { JsonObject } from '../shared/json.ts';
import { join } from '../shared/pointer.ts';
import { canRunLong } from './bounded-pattern.ts';
import type { Mend } from './mend-schemas.ts';
import { visitDocument } from './position.ts';

/** The patterns of a document on which a short text could keep any engine busy, and what is done about each. */
export function slowPatterns(document: JsonObject): Mend[] {
  const found: Mend[] = [];
  visitDocument(document, ({ pattern }, position, steps) => {
    if (position !== 'schema' || typeof pattern !== 'string' || !canRunLong(pattern)) return;
    const says = `pattern ${JSON.stringify(pattern)} repeats a repetition and can take for ever. A text that takes longer than 100 ms passes.`;
    found.push({ at: join('#', ...steps, 'pattern'), says });
  });
  return found;
}
