import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageOf } from '../../shared/input-error.ts';

/** Of one connection, not of the message: each hop has its own (RFC 9110, 7.6.1). */
const hopByHop = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

/**
 * Writes the head of a server's answer to the application, headers in their order and case. What HTTP does not allow
 * in a head, such as a status of 000, is not written: comes back as one clause; undefined where all is written.
 */
export function relayHead(answer: IncomingMessage, response: ServerResponse): string | undefined {
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 999) return `its status is ${status}`;
  try {
    response.writeHead(status, reasonOf(answer), keptHeaders(answer.rawHeaders));
    return undefined;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

/** A reason phrase without what would end the line. */
function reasonOf({ statusMessage = '' }: IncomingMessage): string {
  return [...statusMessage].filter((char) => char >= ' ' && char <= 'ÿ' && char !== '\x7f').join('');
}

function keptHeaders(raw: readonly string[]): string[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 && !hopByHop.has(name.toLowerCase()) ? [name, raw[index + 1] ?? ''] : [],
  );
}
