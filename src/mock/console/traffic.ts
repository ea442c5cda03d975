import type { MockResponse } from '../answer/mock-response.ts';
import type { Fault } from '../control/faults.ts';
import type { IncomingRequest } from '../request/incoming-request.ts';

/** One request and what it was answered, as the console shows it. */
export interface KeptExchange {
  /** Grows with every request, over restarts too. */
  readonly id: number;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds until the answer was written. */
  readonly ms: number;
  readonly session: string;
  readonly incoming: IncomingRequest;
  readonly outgoing: MockResponse;
  /** How many bytes the body of the answer has. */
  readonly size: number;
  /** How the answer failed on purpose. */
  readonly fault: Fault | undefined;
}

/** The last requests that a mock was asked, whatever their session, and who wants to know of the next ones. */
export interface Traffic {
  add(exchange: Omit<KeptExchange, 'id'>): void;
  /** Those that are kept and came after the one with this number, the oldest first; and how many are kept no more. */
  since(id: number): { readonly exchanges: readonly KeptExchange[]; readonly missed: number };
  find(id: number): KeptExchange | undefined;
  /** Calls `tell` whenever something was added; what it returns ends that. */
  follow(tell: () => void): () => void;
}

const mostKept = 500;
const mostBytes = 32_000_000;

/** Keeps the last 500 exchanges, and of large ones fewer. They are kept by reference: it costs a request next to nothing. */
export function createTraffic(): Traffic {
  const kept = new Map<number, KeptExchange>();
  const followers = new Set<() => void>();
  // A page that stayed open over a restart asks for what came after the last it saw
  let next = Date.now() * 1_000;
  const first = next;
  let bytes = 0;
  const forgetOldest = () => {
    for (const [id, oldest] of kept) {
      if (kept.size <= mostKept && bytes <= mostBytes) return;
      kept.delete(id);
      bytes -= weightOf(oldest);
    }
  };
  return {
    add(exchange) {
      const one = { ...exchange, id: next };
      next += 1;
      kept.set(one.id, one);
      bytes += weightOf(one);
      forgetOldest();
      for (const tell of followers) tell();
    },
    since(id) {
      const exchanges = [...kept.values()].filter((one) => one.id > id);
      const expected = id < first ? first : id + 1;
      return { exchanges, missed: (exchanges[0]?.id ?? expected) - expected };
    },
    find: (id) => kept.get(id),
    follow(tell) {
      followers.add(tell);
      return () => followers.delete(tell);
    },
  };
}

function weightOf({ incoming, size }: KeptExchange): number {
  return incoming.size + size;
}
