import { type Api, chooseApis, findApis } from '../apis.ts';
import { InputError } from '../input-error.ts';
import { readTargetConfig } from '../target-config.ts';
import type { MockCommand } from './flags.ts';
import { requireFree } from './listen.ts';
import type { Mock } from './options.ts';

const firstPort = 4010;

/**
 * Starts the mocks that the command line asks for, in the order of their ports, and tells of each as soon as it
 * answers. Where one cannot start, none stays. What takes long to load is loaded when the command is known to be right.
 */
export async function startAll(
  command: MockCommand,
  folder?: string,
  tell: (mock: Mock) => void = () => undefined,
): Promise<Mock[]> {
  const chosen = chooseApis(command.apis, folder);
  for (const name of command.variants.keys()) {
    if (!chosen.some((api) => api.name === name))
      throw new InputError(`--variant names ${name}, which is not among the mocks to start.`);
  }
  const ports = portsOf(findApis(folder), chosen, command.port);
  const portOf = (api: Api) => ports.get(api.name) ?? 0;
  const { host } = command.options;
  await Promise.all(chosen.map((api) => requireFree(api.name, { port: portOf(api), host })));
  const mocks: Mock[] = [];
  try {
    for (const api of [...chosen].sort((a, b) => portOf(a) - portOf(b))) {
      const mock = await start(api, command, portOf(api));
      mocks.push(mock);
      tell(mock);
    }
  } catch (thrown) {
    await Promise.all(mocks.map((mock) => mock.close()));
    throw thrown;
  }
  return mocks;
}

async function start(api: Api, { options, variants }: MockCommand, port: number): Promise<Mock> {
  const [{ loadSpec }, { startMock }] = await Promise.all([import('../spec.ts'), import('./server.ts')]);
  const spec = await loadSpec(api, variants.get(api.name));
  const { log } = options;
  const named = log === undefined ? {} : { log: (line: string) => log(`${api.name.padEnd(12)} ${line}`) };
  return startMock(spec, { ...options, ...named, port });
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
