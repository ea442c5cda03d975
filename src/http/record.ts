import type { Exchange } from './exchange.ts';
import { mask } from './mask.ts';
import { type Redaction, redactBody, redactHeaders } from './redact.ts';

/** An exchange as reports may show it: text, with every secret masked. */
export interface RecordedExchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly body: string | undefined;
  };
  readonly response:
    | { readonly status: number; readonly headers: Record<string, string>; readonly body: string }
    | undefined;
  readonly failure: string | undefined;
  readonly milliseconds: number;
  /** How many 429s were waited out before it; undefined: none. */
  readonly limited?: number;
}

const longest = 20_000;
/** Longer than a secret: what a cut leaves of one at the end goes too. */
const margin = 4_000;

/** An exchange as reports may show it: secrets masked, long bodies cut. */
export function record(
  exchange: Exchange,
  secrets: readonly string[],
  redaction: Redaction = [],
): RecordedExchange {
  const clean = (text: string) => cleaned(text, secrets);
  const cleanAll = (headers: Readonly<Record<string, string>>) =>
    redactHeaders(
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, clean(value)])),
      redaction,
    );
  const { request, response } = exchange;
  return {
    request: {
      method: request.method,
      url: clean(request.url),
      headers: cleanAll(request.headers),
      body: request.body === undefined ? undefined : redactBody(clean(request.body), redaction),
    },
    response:
      response === undefined
        ? undefined
        : {
            status: response.status,
            headers: cleanAll(response.headers),
            body: redactBody(clean(response.body.toString('utf8')), redaction),
          },
    failure: exchange.failure === undefined ? undefined : clean(exchange.failure),
    milliseconds: Math.round(exchange.milliseconds),
    ...(exchange.limited === undefined ? {} : { limited: exchange.limited }),
  };
}

function cleaned(text: string, secrets: readonly string[]): string {
  if (text.length <= longest) return mask(text, secrets);
  const masked = mask(text.slice(0, longest + margin), secrets);
  return `${masked.slice(0, Math.min(longest, masked.length - margin))}…`;
}
