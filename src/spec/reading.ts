import type { ReadingOptions } from './load-files.ts';

/** How this process reads documents, unless a call says otherwise, and who is told what was wrong in them. */
interface Reading {
  readonly options: Partial<ReadingOptions>;
  readonly tell: ((warnings: readonly string[]) => void) | undefined;
}

let current: Reading = { options: {}, tell: undefined };

/** What was told, each once a process. */
let told = new Set<string>();

/** Says how documents are read from now on. */
export function setReading(options: Partial<ReadingOptions>, tell: Reading['tell']): void {
  current = { options, tell };
  told = new Set();
}

/** How documents are read. */
export function readingOptions(): Partial<ReadingOptions> {
  return current.options;
}

/** Tells what was wrong in a document and could be worked around: all of it at once, and once. */
export function tellWarnings(warnings: readonly string[]): void {
  const fresh = warnings.filter((one) => !told.has(one));
  for (const one of fresh) told.add(one);
  if (fresh.length > 0) current.tell?.(fresh);
}
