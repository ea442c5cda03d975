import { networkOf } from '../http/network.ts';
import { createSender, type Sender } from '../http/send.ts';
import type { Env } from '../shared/env.ts';
import { InputError } from '../shared/input-error.ts';
import { chooseApi } from '../spec/apis.ts';
import { loadSpec, type Spec } from '../spec/spec.ts';
import { requireAllowedHost } from './host.ts';
import { parseBaseUrl, type TargetKind } from './target.ts';
import { readTargetConfig } from './target-config.ts';
import { targetKindOf } from './target-kind.ts';

/**
 * Asks for a path that nobody has: tells an unreachable target, and a stock mock, before the first probe. Who does not
 * answer that is asked for something real: a firewall may cut off whoever looks around.
 */
export async function preflight(sender: Sender, baseUrl: string, { operations }: Spec): Promise<TargetKind> {
  const ask = (path: string) =>
    sender.send({ method: 'GET', url: `${baseUrl}${path}`, headers: { accept: '*/*' }, body: undefined });
  const exchange = await ask('/is-anybody-there');
  if (exchange.response !== undefined || exchange.unsent) return targetKindOf(exchange);
  const real =
    operations.find(({ method, path }) => method === 'GET' && !path.includes('{')) ?? operations[0];
  const { response, failure = '' } = await ask(real?.path ?? '/');
  if (response !== undefined) return targetKindOf(exchange);
  const question = /listens|not known$|no connection/.test(failure)
    ? ' Is the server up, and the URL right?'
    : '';
  throw new InputError(
    `Nothing answers at ${baseUrl}: ${failure}${failure.endsWith('?') ? '' : '.'}${question}`,
  );
}

/** What answers, by the name of the API. */
export type TargetKinds = Readonly<Record<string, TargetKind>>;

/** Which targets are asked, and how. */
export interface PreflightOptions {
  /** The URL of `--target`; without it the environment names one for each API. */
  readonly target: string | undefined;
  readonly variant: string | undefined;
  /** How long one answer may take, in milliseconds. */
  readonly timeout: number;
  readonly allowHosts: readonly string[];
}

/**
 * Greets the URL of each API that has one, before anything that takes its time is loaded: who is not there, or may not
 * be asked, is told at once. An InputError as for `greet` and `requireAllowedHost`.
 */
export async function preflightTargets(
  names: readonly string[],
  options: PreflightOptions,
  env: Env,
): Promise<TargetKinds> {
  const natures: Record<string, TargetKind> = {};
  for (const name of names) {
    const spec = await loadSpec(chooseApi(name), options.variant);
    const url = options.target ?? env[readTargetConfig(spec.api, spec.operations).url];
    if (url === undefined) continue;
    const baseUrl = parseBaseUrl(url);
    requireAllowedHost(spec, baseUrl, options.allowHosts);
    const sender = createSender({ timeout: options.timeout, maxBytes: 16_000_000, network: networkOf(env) });
    try {
      natures[name] = await preflight(sender, baseUrl, spec);
    } finally {
      await sender.close();
    }
  }
  return natures;
}
