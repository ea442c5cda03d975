/** `measure.ts FILE FOLDER [STAGE…]`: takes a document through all but these stages, and prints a line of JSON a stage. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planSpec } from '../../src/generate/plan.ts';
import { startMock } from '../../src/mock/server.ts';
import { openSuite } from '../../src/run/open-suite.ts';
import { startRun } from '../../src/run/run.ts';
import { messageOf } from '../../src/shared/input-error.ts';
import { apiOfDocument } from '../../src/spec/apis.ts';
import type { Operation } from '../../src/spec/operation.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import type { Stage } from './stages.ts';

const [file = '', folder = '', ...without] = process.argv.slice(2);

const say = (stage: Stage) => process.stdout.write(`${JSON.stringify(stage)}\n`);
const mb = () => Math.round(process.resourceUsage().maxRSS / 1024);

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const made = await work();
  return [made, Math.round(performance.now() - start)];
}

async function measure(): Promise<void> {
  const [spec, ms] = await timed(() => loadSpec(apiOfDocument(file)));
  say({ load: { ms, mb: mb(), operations: spec.operations.length, warnings: spec.warnings.length } });
  say({ mock: await ask(spec) });
  if (!without.includes('types')) say({ types: await generate(spec) });
  if (!without.includes('suite')) say({ suite: await tryOwnMock() });
}

/** Writes what is generated where the compiler finds the packages that it imports. */
async function generate(spec: Spec) {
  const [planned, ms] = await timed(() => planSpec(spec, folder));
  const sources = planned.filter((one) => one.path.endsWith('.ts'));
  mkdirSync(folder, { recursive: true });
  for (const one of sources) writeFileSync(one.path, one.text);
  const flags =
    '--noEmit --strict --skipLibCheck --module nodenext --target es2023 --allowImportingTsExtensions';
  const compiler = path.join('node_modules', 'typescript', 'bin', 'tsc');
  const args = [
    '--max-old-space-size=3000',
    compiler,
    ...flags.split(' '),
    ...sources.map((one) => one.path),
  ];
  return { ms, compiles: spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] }).status === 0 };
}

/** Starts the mock and asks every operation once, plainly; counts the answers that the document knows. */
async function ask(spec: Spec) {
  const conduct = { port: 0, host: '127.0.0.1', auth: 'off', validate: 'warn' } as const;
  const [mock, ms] = await timed(() => startMock(spec, conduct));
  let answered = 0;
  for (const operation of spec.operations) if (await isAnswered(mock.url, operation)) answered += 1;
  await mock.close();
  return { ms, answered };
}

async function isAnswered(url: string, operation: Operation): Promise<boolean> {
  const place = operation.path.replaceAll(/\{[^}]*\}/g, '1');
  const given = {
    method: operation.method,
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  } as const;
  const answer = await fetch(url + place, given).catch(() => undefined);
  await answer?.body?.cancel().catch(() => undefined);
  if (answer === undefined) return false;
  const isKnown = operation.responses.some(({ status }) => knows(String(status), answer.status));
  if (!isKnown) console.error(`${operation.method} ${operation.path}: ${answer.status}`);
  return isKnown;
}

function knows(documented: string, status: number): boolean {
  if (documented === 'default') return status !== 500;
  return (
    documented === String(status) ||
    new RegExp(`^${documented.replace(/xx/i, '\\d\\d')}$`).test(String(status))
  );
}

async function tryOwnMock() {
  const suite = await openSuite(file, { care: 'disposable', timeout: 10_000, env: {} });
  try {
    const results = await startRun(suite, { concurrency: 8 }).finished;
    for (const one of results) if (one.outcome === 'failed') console.error(`finding: ${one.id}`);
    const count = (outcome: string) => results.filter((one) => one.outcome === outcome).length;
    return {
      ...{ verified: count('verified'), failed: count('failed') },
      ...{ pending: count('pending'), broken: count('broken') },
    };
  } finally {
    await suite.close();
  }
}

await measure().catch((thrown: unknown) => {
  say({ stopped: messageOf(thrown).split('\n')[0] ?? '' });
});
process.exit(0);
