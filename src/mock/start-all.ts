import { InputError } from '../shared/input-error.ts';
import { type Api, chooseApis, findApis } from '../spec/apis.ts';
import type { MockCommand } from './flags.ts';
import { requireFree } from './http/listen.ts';
import type { Mock } from './options.ts';
import { loosened, portsOf } from './ports.ts';

/**
 * Starts the mocks that the command line asks for, in the order of their ports. Where one cannot start, none stays.
 * What takes long to load is loaded when the command is known to be right.
 */
export async function startAll(command: MockCommand, folder?: string): Promise<Mock[]> {
  const chosen = chosenApis(command, folder);
  for (const name of command.variants.keys()) {
    if (!chosen.some((api) => api.name === name))
      throw new InputError(`--variant names ${name}, which is not among the mocks to start.`);
  }
  const { host } = command.options;
  const ports = await loosened(portsOf(findApis(folder), chosen, command.port, command.apis[0]), host);
  await requireFree(ports, host);
  const portOf = (api: Api) => ports.get(api.name) ?? 0;
  const mocks: Mock[] = [];
  try {
    for (const api of [...chosen].sort((a, b) => portOf(a) - portOf(b)))
      mocks.push(await start(api, command, portOf(api)));
  } catch (thrown) {
    await Promise.all(mocks.map((mock) => mock.close()));
    throw thrown;
  }
  return mocks;
}

function chosenApis({ apis }: MockCommand, folder: string | undefined): Api[] {
  try {
    return chooseApis(apis, folder);
  } catch (thrown) {
    const number = apis.find((name) => /^\d+$/.test(name));
    if (number === undefined || !(thrown instanceof InputError)) throw thrown;
    throw new InputError(`${thrown.message} Options come after --: npm run mock -- --port ${number}`);
  }
}

async function start(api: Api, { options, variants }: MockCommand, port: number): Promise<Mock> {
  const [{ loadSpec }, { startMock }] = await Promise.all([import('../spec/spec.ts'), import('./server.ts')]);
  const spec = await loadSpec(api, variants.get(api.name));
  const { log } = options;
  const named = log === undefined ? {} : { log: (line: string) => log(`${api.name.padEnd(12)} ${line}`) };
  return startMock(spec, { ...options, ...named, port });
}
