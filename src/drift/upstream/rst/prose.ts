import type { Json, JsonObject } from '../../../shared/json.ts';

/** The limits that a description states in words: options, lengths, ranges, a default. */
export function limitsIn(description: string, type: string): JsonObject {
  return {
    ...optionsIn(description, type),
    ...lengthIn(description, type),
    ...rangeIn(description, type),
    ...labelled(description, type),
    ...defaultIn(description, type),
  };
}

/** True when a description says that a thing is on its way out. */
export function saysDeprecated(text: string): boolean {
  return /\b(is|has been|are) deprecated\b|\(deprecated\)|\bdeprecated:|\(to be offline\)|\bwill be (discontinued|brought offline)/i.test(
    text,
  );
}

// --- internal ---

const announce =
  /\b(options?|possible values?|enumeration values?|values? can be|values? (?:is|are) as follows|(?:valid|available) values?)\b[^:.\n]*:?/i;

function optionsIn(description: string, type: string): JsonObject {
  const start = announce.exec(description);
  if (start === null || type === 'object' || type === 'array' || type === 'boolean') return {};
  const rest = description.slice(start.index + start[0].length);
  const listed = [...rest.matchAll(/^\s*[-*•]\s+(?:\*\*([^*]+)\*\*|`{1,2}([^`]+)`{1,2}|([\w.-]+))/gm)].map(
    wordOf,
  );
  const inline = [...(rest.split(/\.(?:\s|$)|\n\s*\n/)[0] ?? '').matchAll(/\*\*([^*]+)\*\*/g)].map(wordOf);
  const words = listed.length > 0 ? listed : inline;
  return words.length === 0 ? {} : { enum: [...new Set(words)].map((word) => typed(word, type)) };
}

function lengthIn(description: string, type: string): JsonObject {
  if (type !== 'string') return {};
  const both = /\b(\d+)\s*(?:to|-|–)\s*(\d+)\s+(?:\w+\s+){0,2}characters?\b/i.exec(description);
  if (both !== null) return { minLength: Number(both[1]), maxLength: Number(both[2]) };
  const most =
    /(?:up to|at most|maximum of|cannot exceed|no more than|max(?:imum)? length(?: is|:)?)\s*(\d+)(?:\s+characters?)?/i.exec(
      description,
    );
  return most === null ? {} : { maxLength: Number(most[1]) };
}

function rangeIn(description: string, type: string): JsonObject {
  if (type !== 'integer' && type !== 'number') return {};
  const both =
    /(?:range(?:s)?(?: is)?(?: from)?|from|between)\s*:?\s*\[?(-?\d+)\s*(?:to|,|and|-|–)\s*(-?\d+)\]?/i.exec(
      description,
    );
  return both === null ? {} : { minimum: Number(both[1]), maximum: Number(both[2]) };
}

/** `Minimum: **1**` on a line of its own: of the value, or of its length. */
function labelled(description: string, type: string): JsonObject {
  const names = type === 'string' ? ['minLength', 'maxLength'] : ['minimum', 'maximum'];
  if (type !== 'string' && type !== 'integer' && type !== 'number') return {};
  const found = ['Minimum', 'Maximum'].map(
    (word) => new RegExp(`^\\s*${word}(?: length)?: \\*{0,2}(-?\\d+)`, 'im').exec(description)?.[1],
  );
  return Object.fromEntries(
    found.flatMap((value, index) => (value === undefined ? [] : [[names[index], Number(value)]])),
  );
}

function defaultIn(description: string, type: string): JsonObject {
  if (type === 'array' || type === 'object') return {};
  const said = /\bdefault(?: value)?(?: is|:)\s*\*{0,2}([\w.-]+?)\*{0,2}(?=[\s.,;)]|$)/i.exec(description);
  const marked = /\*\*([^*\n]+)\*\*[^*\n]*\(default(?: value)?\)/i.exec(description);
  const word = said?.[1] ?? marked?.[1];
  if (word === undefined || /^(left|blank|empty|none|the|that|used|not|all)$/i.test(word)) return {};
  return { default: typed(word, type) };
}

function wordOf(match: RegExpMatchArray): string {
  return (match[1] ?? match[2] ?? match[3] ?? '').trim();
}

function typed(word: string, type: string): Json {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(word)) return Number(word);
  if (type === 'boolean' && /^(true|false)$/i.test(word)) return word.toLowerCase() === 'true';
  return word;
}
