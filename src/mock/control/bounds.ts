import type { BoundOptions } from '../options.ts';
import type { IncomingRequest } from '../request/incoming-request.ts';
import type { Session, Sessions } from './sessions.ts';

export const defaultBounds: BoundOptions = { session: 64_000_000, total: 256_000_000 };

/** Keeps what callers write within bounds, so that no caller ends the mock for the others. */
export interface Bounds {
  /** True where the session has room for what this request may write. Takes note of it. */
  admits(session: Session, incoming: Pick<IncomingRequest, 'method' | 'url' | 'size'>): boolean;
}

/** What is known of the size of a session's state. */
interface Size {
  /** The bytes of the state when it was measured, and of all that was sent since then. */
  bytes: number;
  /** The state that the last measurement found to be too large. */
  full: unknown;
}

/** Bounds for these sessions: the ones that were quiet longest go when all together hold too much, which is told. */
export function createBounds(
  sessions: Sessions,
  options: BoundOptions,
  tell: (line: string) => void,
): Bounds {
  const sizes = new WeakMap<Session, Size>();
  const sizeOf = (session: Session): Size => {
    const known = sizes.get(session) ?? { bytes: 0, full: undefined };
    sizes.set(session, known);
    return known;
  };
  return {
    admits(session, { method, url, size: sent }) {
      if (/^(GET|HEAD|OPTIONS)$/.test(method)) return true;
      const size = sizeOf(session);
      const more = sent + url.length;
      if (size.bytes + more > options.session && !hasRoom(session, size, options.session - more))
        return false;
      size.bytes += more;
      const evicted = sessions.shrink(session, (one) => sizeOf(one).bytes, options.total);
      if (evicted > 0)
        tell(
          `${evicted} sessions that were quiet longest are forgotten: what was written takes too much memory`,
        );
      return true;
    },
  };
}

/** Measures the state anew: what was overwritten or deleted since takes no room any more. */
function hasRoom(session: Session, size: Size, room: number): boolean {
  if (size.full !== undefined && size.full === session.state) return false;
  size.bytes = JSON.stringify(session.state ?? null).length;
  size.full = size.bytes > room ? session.state : undefined;
  return size.bytes <= room;
}
