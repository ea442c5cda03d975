/** `npm start` and `npm run mock`: the mocks of the chosen APIs, until Ctrl-C. */
import { setFlagsFromString } from 'node:v8';
import { mockHelp, parseMockFlags } from '../src/mock/flags.ts';
import { startAll } from '../src/mock/start-all.ts';
import { InputError } from '../src/shared/input-error.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));

// Who reads the lines may go: the mocks stay
process.stdout.on('error', () => undefined);

try {
  const command = parseMockFlags(process.argv.slice(2), (line) => console.log(line));
  if (command.help) {
    console.log(mockHelp);
    process.exit(0);
  }
  for (const note of command.notes) console.error(note);
  const lines = (await startAll(command)).map(
    ({ api, url, variant }) => `${(variant === undefined ? api : `${api} ${variant}`).padEnd(12)} ${url}`,
  );
  console.log([...lines, 'GET /__mock at each says what it answers, and how to steer it.'].join('\n'));
  // A mock stands for days: V8 collects when three quarters of what is in use are garbage, not a multiple of it
  setFlagsFromString('--heap-growing-percent=75');
} catch (thrown) {
  if (!(thrown instanceof InputError)) throw thrown;
  console.error(thrown.message);
  process.exit(2);
}
