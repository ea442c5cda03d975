import { chooseApi } from './apis.ts';
import type { ContractOptions } from './contract-options.ts';
import type { Env } from './env.ts';
import { InputError } from './input-error.ts';
import { natureOf } from './nature.ts';
import { networkOf } from './network.ts';
import { requireAllowedHost } from './safety/host.ts';
import { createSender, type Sender } from './send.ts';
import { loadSpec, type Spec } from './spec.ts';
import { type Nature, parseBaseUrl } from './target.ts';
import { readTargetConfig } from './target-config.ts';

/**
 * Asks for a path that nobody has: tells an unreachable target, and a stock mock, before the first probe. Who does not
 * answer that is asked for something real: a firewall may cut off whoever looks around.
 */
export async function greet(sender: Sender, baseUrl: string, { operations }: Spec): Promise<Nature> {
  const ask = (path: string) =>
    sender.send({ method: 'GET', url: `${baseUrl}${path}`, headers: { accept: '*/*' }, body: undefined });
  const exchange = await ask('/is-anybody-there');
  if (exchange.response !== undefined || exchange.unsent) return natureOf(exchange);
  const real =
    operations.find(({ method, path }) => method === 'GET' && !path.includes('{')) ?? operations[0];
  const { response, failure = '' } = await ask(real?.path ?? '/');
  if (response !== undefined) return natureOf(exchange);
  const question = /listens|not known$|no connection/.test(failure)
    ? ' Is the server up, and the URL right?'
    : '';
  throw new InputError(`Nothing answers at ${baseUrl}: ${failure}.${question}`);
}

/** What answers, by the name of the API. */
export type Natures = Readonly<Record<string, Nature>>;

/**
 * Greets the URL of each API that has one, before anything that takes its time is loaded: who is not there, or may not
 * be asked, is told at once. An InputError as for `greet` and `requireAllowedHost`.
 */
export async function greetTargets(
  names: readonly string[],
  options: Pick<ContractOptions, 'target' | 'variant' | 'timeout' | 'allowHosts'>,
  env: Env,
): Promise<Natures> {
  const natures: Record<string, Nature> = {};
  for (const name of names) {
    const spec = await loadSpec(chooseApi(name), options.variant);
    const url = options.target ?? env[readTargetConfig(spec.api, spec.operations).url];
    if (url === undefined) continue;
    const baseUrl = parseBaseUrl(url);
    requireAllowedHost(spec, baseUrl, options.allowHosts);
    const sender = createSender({ timeout: options.timeout, maxBytes: 16_000_000, network: networkOf(env) });
    try {
      natures[name] = await greet(sender, baseUrl, spec);
    } finally {
      await sender.close();
    }
  }
  return natures;
}
