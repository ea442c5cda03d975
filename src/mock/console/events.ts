import type { ServerResponse } from 'node:http';
import { lineShown } from './exchange-shown.ts';
import type { Served } from './served.ts';

/** How long lines are gathered before they are sent together, in milliseconds. */
const gathering = 50;

/** How often a quiet stream says that it is still there, in milliseconds. */
const heartbeat = 15_000;

/**
 * The log of a mock as server-sent events: what is kept and came after the line `last`, then each request as it comes.
 * An event `log` holds `{ lines, missed }`; many requests make few events.
 */
export function streamEvents(
  { world, traffic }: { readonly world: () => Served['world']; readonly traffic: Served['traffic'] },
  response: ServerResponse,
  last: number,
): void {
  let seen = last;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const { exchanges, missed } = traffic.since(seen);
    const newest = exchanges.at(-1);
    if (newest === undefined) return;
    seen = newest.id;
    const lines = exchanges.map((one) => lineShown(world(), one));
    response.write(`id: ${seen}\nevent: log\ndata: ${JSON.stringify({ lines, missed })}\n\n`);
  };
  const unfollow = traffic.follow(() => {
    timer ??= setTimeout(flush, gathering).unref();
  });
  const beating = setInterval(() => response.write(': still here\n\n'), heartbeat).unref();
  response.on('close', () => {
    unfollow();
    clearTimeout(timer);
    clearInterval(beating);
  });
  response.write('retry: 1000\n\n');
  flush();
}
