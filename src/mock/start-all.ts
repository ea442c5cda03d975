import { type Api, chooseApis, findApis } from '../apis.ts';
import { InputError } from '../input-error.ts';
import { loadSpec, type Spec } from '../spec.ts';
import { readTargetConfig } from '../target-config.ts';
import type { MockCommand } from './flags.ts';
import type { Mock } from './options.ts';
import { startMock } from './server.ts';

const firstPort = 4010;

/** Starts the mocks that the command line asks for; where one cannot start, none stays. */
export async function startAll(command: MockCommand, folder?: string): Promise<Mock[]> {
  const chosen = chooseApis(command.apis, folder);
  for (const name of command.variants.keys()) {
    if (!chosen.some((api) => api.name === name))
      throw new InputError(`--variant names ${name}, which is not among the mocks to start.`);
  }
  const ports = portsOf(findApis(folder), chosen, command.port);
  const specs = await Promise.all(chosen.map((api) => loadSpec(api, command.variants.get(api.name))));
  const started = await Promise.allSettled(specs.map((spec) => start(spec, command, ports)));
  const mocks = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failure = started.find((result) => result.status === 'rejected');
  if (failure === undefined) return mocks.sort((a, b) => a.port - b.port);
  await Promise.all(mocks.map((mock) => mock.close()));
  throw failure.reason;
}

function start(spec: Spec, { options }: MockCommand, ports: ReadonlyMap<string, number>): Promise<Mock> {
  const { log } = options;
  const named =
    log === undefined ? {} : { log: (line: string) => log(`${spec.api.name.padEnd(12)} ${line}`) };
  return startMock(spec, { ...options, ...named, port: ports.get(spec.api.name) ?? 0 });
}

/**
 * The port of each chosen API: what its `target.yaml` declares, else the next one after the highest declared, in the
 * order of the folder. Another first port shifts all by the same distance; 0 takes free ones.
 */
export function portsOf(
  all: readonly Api[],
  chosen: readonly Api[],
  first: number | undefined,
): Map<string, number> {
  const declared = all.map((api) => ({ name: api.name, port: readTargetConfig(api, []).port }));
  const known = declared.flatMap(({ port }) => (port === undefined ? [] : [port]));
  let next = known.length === 0 ? firstPort : Math.max(...known) + 1;
  const ports = new Map(declared.map(({ name, port }) => [name, port ?? next++]));
  if (first === 0) return new Map(chosen.map(({ name }) => [name, 0]));
  const lowest = Math.min(...chosen.map(({ name }) => ports.get(name) ?? 0));
  const shift = first === undefined ? 0 : first - lowest;
  const shifted = chosen.map(({ name }) => [name, (ports.get(name) ?? 0) + shift] as const);
  const beyond = shifted.find(([, port]) => port > 65_535);
  if (beyond !== undefined)
    throw new InputError(`${beyond[0]} would get port ${beyond[1]}. Choose a lower --port.`);
  return new Map(shifted);
}
