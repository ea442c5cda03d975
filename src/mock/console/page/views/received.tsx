import type { Received } from '../model/ask.ts';
import type { FullExchange } from '../model/types.ts';
import { Code, prettyBody } from '../parts/code.tsx';
import { Headers } from '../parts/headers.tsx';
import { Status } from '../parts/status.tsx';
import { Why } from '../parts/why.tsx';

interface ReceivedProps {
  readonly received: Received;
  /** What the mock says of it, once its log has come. */
  readonly exchange: FullExchange | undefined;
}

/** What a request was answered. */
export function ReceivedView({ received, exchange }: ReceivedProps) {
  const { status, reason, headers, text, ms, failure } = received;
  const why = headers['x-mock-why'];
  return (
    <div class="received">
      <p>
        <Status status={status} reason={reason} /> <span class="soft">in {Math.round(ms)} ms</span>
      </p>
      {failure !== undefined && <p class="error">{failure}</p>}
      {exchange !== undefined ? <Why exchange={exchange} /> : why !== undefined && <p class="note">{why}</p>}
      {text !== '' && <Code text={prettyBody(text)} label="the body of the answer" />}
      <details>
        <summary>Headers of the answer</summary>
        <Headers headers={headers} label="Headers of the answer" />
      </details>
    </div>
  );
}
