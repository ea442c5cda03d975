import type { ResponseChoice } from '../prism/prism.ts';

/** What a caller asks of the mock with `Prefer`: RFC 7240, with Prism's words. */
export interface Prefer extends ResponseChoice {
  /** Milliseconds to wait before answering. */
  readonly delay?: number;
  /** What is not understood, each in a sentence. */
  readonly unclear?: readonly string[];
}

/** The words, and the shape of what stands behind each. */
const words: Readonly<Record<string, RegExp>> = {
  code: /^\d+$/,
  example: /./,
  dynamic: /^(true|false)$/i,
  delay: /^\d+$/,
  seed: /./,
};

/** Reads `code=404, example=unknown, dynamic=true, delay=300`; words that nobody knows change nothing, as RFC 7240 asks. */
export function readPrefer(header: string | undefined): Prefer {
  const prefer: { -readonly [Name in keyof Prefer]: Prefer[Name] } = {};
  const unclear: string[] = [];
  for (const part of (header ?? '').split(/[,;]/).map((text) => text.trim())) {
    if (part === '') continue;
    const [name, value] = halves(part);
    if (!Object.hasOwn(words, name) || words[name]?.test(value) !== true) unclear.push(sentence(part));
    else if (name === 'code' || name === 'delay') prefer[name] = Number(value);
    else if (name === 'dynamic') prefer.dynamic = value.toLowerCase() === 'true';
    else if (name === 'example' || name === 'seed') prefer[name] = value;
  }
  return unclear.length === 0 ? prefer : { ...prefer, unclear };
}

function halves(part: string): [string, string] {
  const cut = part.indexOf('=');
  const [name, value] = cut === -1 ? [part, 'true'] : [part.slice(0, cut), part.slice(cut + 1)];
  return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')];
}

function sentence(part: string): string {
  return `Prefer "${part}" is not understood; there are ${Object.keys(words).join(', ')}`;
}
