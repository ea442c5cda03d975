import { setFlagsFromString } from 'node:v8';
import { mockHelp, parseMockFlags } from '../../mock/flags.ts';
import { startAll } from '../../mock/start-all.ts';
import { localDocuments } from '../../spec/fetch-document.ts';
import { say, tell } from '../print.ts';
import { progress } from '../progress.ts';
import { openConsole } from './open-console.ts';
import { runBeside } from './run-beside.ts';
import { waitForMocks } from './wait.ts';

/** `mock`: the mocks of the chosen APIs, until Ctrl-C. */
export async function mock(args: string[]): Promise<number> {
  const command = parseMockFlags(args, say);
  if (command.help) {
    say(mockHelp);
    return 0;
  }
  // Who reads the lines may go: the mocks stay
  process.stdout.removeAllListeners('error').on('error', () => undefined);
  for (const note of command.notes) tell(note);
  if (command.wait) {
    await waitForMocks({ ...command, apis: await localDocuments(command.apis) });
    return 0;
  }
  const starting = (api: string) => progress(`starting ${api} …`);
  const named = { ...command, apis: await localDocuments(command.apis) };
  const mocks = await startAll(named, undefined, starting).finally(() => progress());
  const page = await openConsole(command, mocks).catch(async (thrown: unknown) => {
    await Promise.all(mocks.map((one) => one.close()));
    throw thrown;
  });
  // Not before they stand: whoever stops a start waits for nothing
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
  });
  const lines = mocks.map(
    ({ api, url, variant }) => `${(variant === undefined ? api : `${api} ${variant}`).padEnd(12)} ${url}`,
  );
  const shown = page === undefined ? [] : [`${'console'.padEnd(12)} ${page.url}`];
  say([...lines, ...shown, 'GET /__mock at each says what it answers, and how to steer it.'].join('\n'));
  // A mock stands for days: V8 collects when three quarters of what is in use are garbage, not a multiple of it
  setFlagsFromString('--heap-growing-percent=75');
  try {
    return await (command.exec === undefined ? stopped : runBeside(command.exec, mocks));
  } finally {
    await Promise.all([page, ...mocks].map((one) => one?.close()));
  }
}
