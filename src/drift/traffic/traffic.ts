import { InputError } from '../../shared/input-error.ts';
import { chooseApis } from '../../spec/apis.ts';
import { loadSpec } from '../../spec/spec.ts';
import type { DriftReport } from '../finding.ts';
import { readHar } from './har.ts';
import type { Observed } from './observed.ts';
import { startProxy } from './proxy.ts';
import { openHar } from './save.ts';
import { parseTarget } from './target.ts';
import { startWatch } from './watch.ts';

export interface TrafficOptions {
  readonly api: string | undefined;
  /** The variant to judge by; undefined for the spec. */
  readonly variant?: string | undefined;
  readonly folder: string;
  readonly hars: readonly string[];
  readonly listen: string | undefined;
  readonly to: string | undefined;
  readonly save: string | undefined;
  /** Ends the proxy. */
  readonly stop: AbortSignal | undefined;
  /** Told where the proxy listens. */
  readonly tell: ((line: string) => void) | undefined;
}

/** Judges recorded traffic, or what passes through a proxy until it is stopped. */
export async function driftTraffic(options: TrafficOptions): Promise<DriftReport> {
  const { api, folder, hars, listen, to } = options;
  if (hars.length > 0 === (listen !== undefined)) {
    throw new InputError(
      'Which traffic? Name a recording with --har, or a proxy with --listen PORT --to URL.',
    );
  }
  const specs = await Promise.all(
    chooseApis(api === undefined ? [] : [api], folder).map((one) => loadSpec(one, options.variant)),
  );
  const watch = startWatch(specs);
  if (listen === undefined) {
    const isTheirs = serverFilter(to);
    for (const observed of hars.flatMap(readHar)) watch.see(observed, isTheirs(observed));
    if (watch.counts.judged === 0)
      throw new InputError(
        `None of the ${watch.counts.other} exchanges in ${hars.join(', ')} is one with ${specs.map((spec) => spec.api.name).join(', ')}. Name the API with --api, and its server with --to.`,
      );
    return watch.report('traffic', hars.join(', '));
  }
  if (to === undefined) throw new InputError('Where does the traffic go? Name the server with --to URL.');
  const har = options.save === undefined ? undefined : openHar(options.save);
  const skipped: string[] = [];
  const proxy = await startProxy(portOf(listen), to, {
    see(observed) {
      har?.add(observed);
      watch.see(observed);
    },
    skip: (reason) => skipped.push(reason),
  });
  options.tell?.(`${proxy.url} passes on to ${to}. Ctrl-C ends it and prints the report.`);
  await stopped(options.stop);
  await proxy.close();
  har?.close();
  if (skipped.length > 0) options.tell?.(`${skipped.length} not judged; the last: ${skipped.at(-1)}.`);
  return watch.report('traffic', to);
}

/** With `--to` only what was asked of that server counts: pages load from many, and some have paths like ours. */
function serverFilter(to: string | undefined): (observed: Observed) => boolean {
  if (to === undefined) return () => true;
  const { origin } = parseTarget(to);
  return ({ url }) => new URL(url).origin === origin;
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InputError(`--listen ${text} is no port. Write a number from 1 to 65535.`);
}

function stopped(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal === undefined || signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
