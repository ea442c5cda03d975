import autocannon from 'autocannon';

/** What one burst of requests was answered with. */
export interface Burst {
  readonly perSecond: number;
  /** Milliseconds within which 99 of 100 were answered. */
  readonly p99: number;
  readonly answers: number;
}

/** Sends requests over so many connections, each the next one when the last is answered. An Error when one is lost. */
export async function fire(
  url: string,
  requests: autocannon.Request[],
  connections: number,
  length: { duration: number } | { amount: number },
): Promise<Burst> {
  const waits: number[] = [];
  const begin = performance.now();
  let end = begin;
  const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url, requests, connections, sampleInt: 50, ...length };
    const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    run.on('response', (_client, _status, _bytes, wait) => {
      waits.push(wait);
      end = performance.now();
    });
  });
  if (errors + timeouts > 0) throw new Error(`${url} left ${errors + timeouts} requests without an answer`);
  waits.sort((a, b) => a - b);
  return {
    perSecond: (waits.length * 1_000) / (end - begin),
    p99: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
    answers: waits.length,
  };
}
