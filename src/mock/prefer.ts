import type { Wanted } from './prism.ts';

/** What a caller asks of the mock with `Prefer`: RFC 7240, with Prism's words. */
export interface Prefer extends Wanted {
  /** Milliseconds to wait before answering. */
  readonly delay?: number;
}

/** Reads `code=404, example=unknown, dynamic=true, delay=300`; words that nobody knows are ignored, as RFC 7240 asks. */
export function readPrefer(header: string | undefined): Prefer {
  const words = new Map(
    (header ?? '').split(/[,;]/).map((word) => {
      const [name = '', value = 'true'] = word.trim().split('=');
      return [name.toLowerCase(), value.trim().replace(/^"|"$/g, '')] as const;
    }),
  );
  const code = number(words.get('code'));
  const delay = number(words.get('delay'));
  const example = words.get('example');
  const seed = words.get('seed');
  return {
    ...(code === undefined ? {} : { code }),
    ...(example === undefined ? {} : { example }),
    ...(words.has('dynamic') ? { dynamic: words.get('dynamic') !== 'false' } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(delay === undefined ? {} : { delay }),
  };
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
