import type { Exchange } from '../http/exchange.ts';
import { bodyOf, type RequestDraft, toHttp } from '../http/request.ts';
import type { Making } from './guard.ts';
import type { Suite } from './suite.ts';

/** Sends a draft as it is. What it makes is noted before it is sent, what it deletes needs no deleting any more. */
export async function sendNoted(
  { guard, sender, target }: Suite,
  draft: RequestDraft,
): Promise<{ exchange: Exchange; making: Making }> {
  const { operation, path } = draft;
  const making = guard.making(operation, path, bodyOf(draft));
  const exchange = await sender.send(toHttp(draft, target.url, target.show));
  const { response, unsent } = exchange;
  if (unsent) making.told(undefined);
  if (response === undefined) return { exchange, making };
  making.told(response);
  if (response.status < 300 && operation.method === 'DELETE') guard.deleted(operation, path);
  return { exchange, making };
}
