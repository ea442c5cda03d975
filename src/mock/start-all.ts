import { InputError } from '../shared/input-error.ts';
import { type Api, chooseApis, isDocument } from '../spec/apis.ts';
import { readingOptions } from '../spec/reading.ts';
import type { Spec } from '../spec/spec.ts';
import type { MockCommand } from './flags.ts';
import { requireFree } from './http/listen.ts';
import type { Mock } from './options.ts';
import { loosened, portMates, portsOf } from './ports.ts';

/**
 * Starts the mocks that the command line asks for, in the order of their ports. Where one cannot start, none stays.
 * `starting` is told of each before it starts.
 * What takes long to load is loaded when the command is known to be right.
 */
export async function startAll(
  command: MockCommand,
  folder?: string,
  starting: (api: string) => void = () => undefined,
): Promise<Mock[]> {
  const chosen = chosenApis(command, folder);
  for (const name of command.variants.keys()) {
    if (!chosen.some((api) => api.name === name))
      throw new InputError(`--variant names ${name}, which is not among the mocks to start.`);
  }
  const { host } = command.options;
  const mates = portMates(command.apis, chosen, folder);
  const ports = await loosened(portsOf(mates, chosen, command.port, leaderOf(command, chosen)), host);
  const beside = besideOf(command, chosen, ports);
  await requireFree(ports, host);
  await requireFree(new Map(beside.map(({ label, port }) => [label, port])), host);
  const portOf = (api: Api) => ports.get(api.name) ?? 0;
  const mocks: Mock[] = [];
  try {
    for (const api of [...chosen].sort((a, b) => portOf(a) - portOf(b))) {
      starting(api.name);
      mocks.push(await start(api, command, portOf(api)));
    }
    for (const { api, variant, port } of beside)
      mocks.push(await start(api, { ...command, variants: new Map([[api.name, variant]]) }, port));
  } catch (thrown) {
    await Promise.all(mocks.map((mock) => mock.close()));
    throw thrown;
  }
  return mocks;
}

/** The API whose port `--port` is: the one that was named first, by its name or by its document. */
function leaderOf({ apis: [first] }: MockCommand, chosen: readonly Api[]): string | undefined {
  return first !== undefined && isDocument(first) ? chosen[0]?.name : first;
}

/** The further variants of an API, a hundred ports after each other. */
function besideOf(
  { beside }: MockCommand,
  chosen: readonly Api[],
  ports: ReadonlyMap<string, number>,
): { api: Api; variant: string; port: number; label: string }[] {
  const taken = new Map<Api, number>();
  return beside.flatMap(([name, variant]) => {
    const api = chosen.find((one) => one.name === name);
    if (api === undefined) return [];
    const count = (taken.get(api) ?? 0) + 1;
    taken.set(api, count);
    const first = ports.get(name) ?? 0;
    return [{ api, variant, port: first === 0 ? 0 : first + 100 * count, label: `${name} ${variant}` }];
  });
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
  const { strict = false } = readingOptions();
  if (strict) await checkExamples(spec);
  const { log } = options;
  const named = log === undefined ? {} : { log: (line: string) => log(`${api.name.padEnd(12)} ${line}`) };
  const mock = await startMock(spec, { ...options, ...named, port });
  // It answers meanwhile: of a large document this takes seconds
  if (!strict) void checkExamples(spec);
  return mock;
}

async function checkExamples(spec: Spec): Promise<void> {
  const { tellExampleFaults } = await import('../spec/example-faults.ts');
  await tellExampleFaults(spec);
}
