import { InputError } from '../shared/input-error.ts';
import { type Api, findApis, isDocument } from '../spec/apis.ts';
import { readTargetConfig } from '../target/target-config.ts';
import { whyTaken } from './http/listen.ts';

const firstPort = 4010;
const lastPort = 65_535;

/** The port of one API. */
export interface Port {
  readonly port: number;
  /** True where neither `target.yaml` nor the command line names it: another will do. */
  readonly isLoose: boolean;
}

/**
 * The port of each chosen API: what its `target.yaml` declares, else the next one after the highest declared, in the
 * order of the folder. `first` is that of the API `leader`, else of the lowest; it shifts all by the same distance. 0
 * takes free ones.
 */
export function portsOf(
  all: readonly Api[],
  chosen: readonly Api[],
  first?: number,
  leader?: string,
): Map<string, Port> {
  const declared = all.map((api) => ({ name: api.name, port: readTargetConfig(api, []).port }));
  const known = declared.flatMap(({ port }) => (port === undefined ? [] : [port]));
  let next = known.length === 0 ? firstPort : Math.max(...known) + 1;
  const ports = new Map(declared.map(({ name, port }) => [name, port ?? next++]));
  if (first === 0) return new Map(chosen.map(({ name }) => [name, { port: 0, isLoose: false }]));
  const lowest = Math.min(...chosen.map(({ name }) => ports.get(name) ?? 0));
  const from = leader === undefined ? lowest : (ports.get(leader) ?? lowest);
  const shift = first === undefined ? 0 : first - from;
  const isDeclared = (name: string) => declared.some((one) => one.name === name && one.port !== undefined);
  const shifted = chosen.map(({ name }): [string, Port] => {
    const port = (ports.get(name) ?? 0) + shift;
    return [name, { port, isLoose: !isDeclared(name) && port !== first }];
  });
  const beyond = shifted.find(([, { port }]) => port > lastPort || port < 1);
  if (beyond !== undefined) {
    const [name, { port }] = beyond;
    throw new InputError(`${name} would get port ${port}. Choose a ${port < 1 ? 'higher' : 'lower'} --port.`);
  }
  return new Map(shifted);
}

/** Whose ports are settled together: all APIs of the folder, or the documents that were named by their paths. */
export function portMates(names: readonly string[], chosen: readonly Api[], folder?: string): readonly Api[] {
  return names.length > 0 && names.every(isDocument) ? chosen : findApis(folder);
}

/** The ports with the next free one for each API that may have another. */
export async function loosened(ports: ReadonlyMap<string, Port>, host: string): Promise<Map<string, number>> {
  const given = new Map([...ports].map(([name, { port }]) => [name, port]));
  for (const [name, { port, isLoose }] of ports) {
    if (!isLoose) continue;
    const others = new Set([...given].filter(([other]) => other !== name).map(([, taken]) => taken));
    let free = port;
    while (free < lastPort && (others.has(free) || (await whyTaken(free, host))?.code === 'EADDRINUSE'))
      free += 1;
    given.set(name, free);
  }
  return given;
}
