import type { Step } from '../context/world.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { wordsAt } from '../spec/words-at.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { fields } from './listing.ts';

/** On a last page the field for the next one has the value that the document's words give it there. */
export function lastPageBreach(spec: Spec, list: Operation, step: Step): LawFinding[] {
  const words = `${wordsAt(spec, list)}. ${list.responses.map(({ description = '' }) => description).join('. ')}`;
  const next = fields(step.json).find(([name]) =>
    /^(next|.*next_?(cursor|token|page|page_?token|url|link))$/i.test(name),
  );
  if (next === undefined) return [];
  const [name, value] = next;
  const said = wordFor(words, name);
  if (said === undefined) return [];
  const isRight = said === 'null' ? value === null : value === '';
  return isRight
    ? []
    : [
        lawFinding(
          'law-paging',
          list,
          `${name} is ${said} on the last page`,
          JSON.stringify(value).slice(0, 120),
          step,
        ),
      ];
}

/** "`next_cursor` is empty on the last one", "`next` and `previous` are the URLs of the pages beside it, or null". */
function wordFor(words: string, name: string): 'null' | 'empty' | undefined {
  const about = words.split(/[.;,] (?=[`A-Z\w])|\n/).filter((part) => part.includes(name));
  for (const part of about) {
    const said = /\b(null|empty)\b[^.;]*\b(on|for|at) the last\b/i.exec(part)?.[1]?.toLowerCase();
    if (said === 'null' || said === 'empty') return said;
  }
  const whole = words.split(/[.;](?=\s|$)/).find((part) => part.includes(name));
  return whole !== undefined && /\bor null\b/i.test(whole) ? 'null' : undefined;
}
