/** Usage: tsx tests/reference-servers/serve.ts palette|modelarts|rocketchat [--fault NAME] [--port N] */
import { parseArgs } from 'node:util';
import { apis } from './apis.ts';
import type { StandIn } from './stand-in.ts';

try {
  const standIn = await serve();
  process.stdout.write(`${standIn.url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function serve(): Promise<StandIn> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { fault: { type: 'string' }, port: { type: 'string', default: '0' } },
  });
  const [name = ''] = positionals;
  const api = Object.hasOwn(apis, name) ? apis[name] : undefined;
  if (!api || positionals.length !== 1) {
    throw new Error(`Name one API, not "${positionals.join(' ')}"; known: ${Object.keys(apis).join(', ')}.`);
  }
  const { fault } = values;
  if (fault !== undefined && !Object.hasOwn(api.faults, fault)) {
    throw new Error(
      `Unknown fault "${fault}" of ${name}; known: ${Object.keys(api.faults).sort().join(', ')}.`,
    );
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`A port is a number from 0 to 65535, not "${values.port}".`);
  }
  return api.start({ fault, port, log: (line) => process.stderr.write(`${line}\n`) });
}
