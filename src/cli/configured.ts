import { type Env, envPart, readEnv } from '../shared/env.ts';
import type { Settings } from './config.ts';

/** The arguments of a command, with those of a configuration before them: what comes later wins. */
export function configuredArgs(
  name: string,
  args: readonly string[],
  { port, host, report, specs, args: given = {} }: Settings,
): string[] {
  const flag = (flagName: string, value: string | number | undefined) =>
    value === undefined ? [] : [`--${flagName}`, String(value)];
  const shared: Readonly<Record<string, readonly string[]>> = {
    mock: [...flag('port', port), ...flag('host', host)],
    contract: flag('report', report),
    // Asked of a server, a check takes the APIs of the folder as they are
    drift: ['base', 'upstream', 'traffic'].includes(args[0] ?? '') ? flag('specs', specs) : [],
  };
  return [...(shared[name] ?? []), ...(given[name] ?? []), ...args];
}

/** The base URLs of a configuration, as the environment names them; those that are set are left out. */
export function configuredTargets({ targets = {} }: Settings, env: Env): Record<string, string> {
  const set = readEnv(env);
  const named = Object.entries(targets).map(([api, url]) => [`${envPart(api)}_URL`, url] as const);
  return Object.fromEntries(named.filter(([name]) => set[name] === undefined));
}
