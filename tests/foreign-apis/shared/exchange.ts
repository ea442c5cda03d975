import type { Answer } from './ask.ts';

/** A request written by hand, and the status that the document promises for it. */
export interface Exchange {
  /** The operation, `METHOD /path/{parameter}`. */
  on: string;
  status: number;
  send(url: string): Promise<Answer>;
}

/** An exchange in one line. */
export function exchange(on: string, status: number, send: Exchange['send']): Exchange {
  return { on, status, send };
}
