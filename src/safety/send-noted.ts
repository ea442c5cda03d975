import type { Exchange } from '../exchange.ts';
import { bodyOf, type Draft, toHttp } from '../request.ts';
import type { Suite } from '../suite.ts';
import type { Making } from './guard.ts';

/** Sends a draft as it is. What it makes is noted before it is sent, what it deletes needs no deleting any more. */
export async function sendNoted(
  { guard, sender, target }: Suite,
  draft: Draft,
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
