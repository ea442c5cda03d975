import { mask } from './curl.ts';
import type { Exchange } from './exchange.ts';
import type { RecordedExchange } from './result.ts';

const longest = 20_000;

/** An exchange as reports may show it: secrets masked, long bodies cut. */
export function record(exchange: Exchange, secrets: readonly string[]): RecordedExchange {
  const clean = (text: string) => mask(text.length > longest ? `${text.slice(0, longest)}…` : text, secrets);
  const cleanAll = (headers: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, clean(value)]));
  const { request, response } = exchange;
  return {
    request: {
      method: request.method,
      url: clean(request.url),
      headers: cleanAll(request.headers),
      body: request.body === undefined ? undefined : clean(request.body),
    },
    response:
      response === undefined
        ? undefined
        : {
            status: response.status,
            headers: cleanAll(response.headers),
            body: clean(response.body.toString('utf8')),
          },
    failure: exchange.failure === undefined ? undefined : clean(exchange.failure),
    milliseconds: Math.round(exchange.milliseconds),
  };
}
