import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { alertmanager } from './real-servers/alertmanager.ts';
import { type ContractRun, runContract } from './real-servers/contract-run.ts';
import { differencesOf } from './real-servers/differences.ts';
import { django } from './real-servers/django.ts';
import { docker } from './real-servers/docker.ts';
import { fastapi } from './real-servers/fastapi.ts';
import { loopback } from './real-servers/loopback.ts';
import { orthanc } from './real-servers/orthanc.ts';
import { powerdns } from './real-servers/powerdns.ts';
import { freePort } from './real-servers/process.ts';
import type { RealServer } from './real-servers/real-server.ts';
import { unleash } from './real-servers/unleash.ts';

const servers: RealServer[] = [alertmanager, powerdns, loopback, fastapi, docker, unleash, orthanc, django];

const help = `npm run bench:real-servers -- [options]

Starts real servers, runs the contract command with each care on each, and compares what the server holds before and after.

  --server NAME     only this one; may be repeated: ${servers.map(({ name }) => name).join(', ')}
  --care C          read-only, allow-writes or disposable; may be repeated (default: the first two)
  --documents DIR   published documents, DIR/NAME/openapi.yaml; else they are fetched from their addresses
  --cache DIR       where npm packages are installed (default .cache/real-servers)
  --operation O     handed to the contract command; may be repeated
  --show            prints what the command printed
  --help            this text

Exit code: 0 nothing was changed, 1 a server was changed, 2 bad input or no server could run.`;

const { values } = parseArgs({
  options: {
    server: { type: 'string', multiple: true },
    care: { type: 'string', multiple: true, default: ['read-only', 'allow-writes'] },
    documents: { type: 'string' },
    cache: { type: 'string', default: '.cache/real-servers' },
    operation: { type: 'string', multiple: true, default: [] },
    show: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else process.exitCode = await bench();

async function bench(): Promise<number> {
  let ran = 0;
  let changed = 0;
  for (const server of servers.filter(({ name }) => values.server?.includes(name) ?? true))
    for (const care of values.care) {
      const kept = await measured(server, care).catch((error: Error) => {
        console.log(`${server.name}: could not run (${error.message}); it needs ${server.needs}`);
        return undefined;
      });
      if (kept !== undefined) ran += 1;
      if (kept === false) changed += 1;
    }
  console.log(`${ran} runs, ${changed} left a server changed`);
  if (ran === 0) return 2;
  return changed === 0 ? 0 : 1;
}

/** Whether the server was left as it was, or is meant to be thrown away. */
async function measured(server: RealServer, care: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), `real-${server.name}-`));
  const cache = resolve(values.cache);
  await mkdir(cache, { recursive: true });
  const documents = values.documents === undefined ? undefined : resolve(values.documents);
  const running = await server.start({ folder, port: await freePort(), documents, cache });
  try {
    const before = await running.state();
    const flags = [
      ...(care === 'read-only' ? [] : [`--${care}`]),
      ...values.operation.flatMap((operation) => ['--operation', operation]),
    ];
    const run = await runContract(
      folder,
      [running.document, '--target', running.url, ...flags],
      running.env ?? {},
    );
    if (values.show) console.log(run.output);
    const after = await running.state().catch((error: Error) => `does not answer any more: ${error.message}`);
    const equal = isDeepStrictEqual(before, after);
    console.log(summaryOf(server.name, care, run, equal));
    for (const line of equal ? [] : differencesOf(before, after)) console.log(`    ${line}`);
    return equal || care === 'disposable';
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function summaryOf(name: string, care: string, run: ContractRun, equal: boolean): string {
  const { verified = 0, failed = 0, pending = 0, broken = 0 } = run.totals;
  const causes = new Map<string, number>();
  for (const { rule, operation, actual } of run.findings) {
    const cause = `${rule}  ${operation}  ${rule === 'field-undocumented' ? '' : actual.split('\n')[0]?.slice(0, 140)}`;
    causes.set(cause, (causes.get(cause) ?? 0) + 1);
  }
  return [
    `${name}, ${care}: ${equal ? 'left as it was' : 'CHANGED'}; exit ${run.exit}, ${verified} verified, ${failed} failed, ${pending} pending, ${broken} could not run`,
    ...[...causes].map(([cause, count]) => `    ${count} x ${cause}`),
  ].join('\n');
}
