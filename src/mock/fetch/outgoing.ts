import { reasonPhrase } from '../answer/reason-phrase.ts';
import type { MockExchange } from '../exchange.ts';
import { sendableOf } from '../http/encoded-response.ts';

/** What went wrong on purpose: no response comes, as when a connection breaks. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('Failed to fetch: the mock dropped the connection, as a fault that was asked for');
  }
}

const encoder = new TextEncoder();

/** How long a slow answer pauses, and one that breaks off, in milliseconds; as over HTTP. */
const pauses = { slow: 2_000, truncate: 20 } as const;

/** The response that a caller of fetch gets, in time. A DroppedConnection where it gets none. */
export async function responseOf(
  { outgoing, fault, delay, counted }: MockExchange,
  isHead: boolean,
): Promise<Response> {
  if (delay > 0) await pause(delay);
  if (fault === 'drop') throw new DroppedConnection();
  const { written, head } = sendableOf(outgoing);
  const headers = new Headers(
    Object.entries({ ...head, ...counted }).map(([name, value]): [string, string] => [name, `${value}`]),
  );
  const statusText = reasonPhrase(outgoing.status);
  if (fault === undefined)
    return new Response(isHead ? null : (written?.bytes ?? written?.text ?? null), {
      status: outgoing.status,
      statusText,
      headers,
    });
  const status = outgoing.status === 204 ? 200 : outgoing.status;
  return new Response(broken(written?.bytes ?? encoder.encode(written?.text ?? '{"'), fault), {
    status,
    statusText,
    headers,
  });
}

/** Half of a body, a pause, then the rest or an error. */
function broken(body: Uint8Array, fault: keyof typeof pauses): ReadableStream<Uint8Array> {
  const half = Math.max(1, Math.floor(body.length / 2));
  let isBegun = false;
  return new ReadableStream({
    async pull(controller) {
      if (!isBegun) {
        isBegun = true;
        controller.enqueue(body.subarray(0, half));
        return;
      }
      await pause(pauses[fault]);
      if (fault === 'truncate') {
        controller.error(new DroppedConnection());
        return;
      }
      controller.enqueue(body.subarray(half));
      controller.close();
    },
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
