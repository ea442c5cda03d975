import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** One server under measurement. */
export interface Contender {
  readonly name: string;
  readonly port: number;
  readonly args: readonly string[];
  /** True for one of which only the start is measured. */
  readonly startOnly?: boolean;
}

export interface Started {
  readonly url: string;
  /** Milliseconds from the start of the process to the first answer. */
  readonly firstAnswer: number;
  /** Megabytes that the process holds. */
  memory(): number;
  stop(): Promise<void>;
}

/** Where the mock servers of others were installed, which are no dependencies of this project. */
const others = process.env.BENCH_PEERS;
const bundled = 'generated/rocketchat/openapi.json';

const peers: readonly Contender[] = [
  {
    name: 'Scalar mock-server',
    port: 4715,
    args: ['tests/mock/bench/scalar.mjs', `${others}`, bundled, '4715'],
  },
  {
    name: 'Mockoon CLI',
    port: 4716,
    args: [
      `${others}/node_modules/@mockoon/cli/bin/run.js`,
      'start',
      ...['--data', bundled, '--port', '4716', '--hostname', '127.0.0.1', '--disable-log-to-file'],
    ],
  },
];

/** The same spec in each; the bare server knows one answer. */
export const contenders: readonly Contender[] = [
  { name: 'bare node:http', port: 4710, args: ['--import', 'tsx', 'tests/mock/bench/bare.ts', '4710'] },
  {
    name: 'this mock',
    port: 4711,
    args: ['--import', 'tsx', 'scripts/mock.ts', 'rocketchat', '--port', '4711', '--quiet', '--no-watch'],
  },
  {
    name: 'this mock, stateless',
    port: 4712,
    args: [
      '--import',
      'tsx',
      'scripts/mock.ts',
      'rocketchat',
      '--port',
      '4712',
      '--quiet',
      '--no-watch',
      '--stateless',
    ],
  },
  {
    name: 'this mock, all three APIs',
    port: 4722,
    args: ['--import', 'tsx', 'scripts/mock.ts', '--port', '4720', '--quiet'],
    startOnly: true,
  },
  {
    name: 'Prism CLI 5.14.2',
    port: 4713,
    args: [
      'node_modules/@stoplight/prism-cli/dist/index.js',
      'mock',
      'specs/rocketchat/openapi.yaml',
      '--port',
      '4713',
      '--host',
      '127.0.0.1',
    ],
  },
  ...(others === undefined ? [] : peers),
];

/** Starts a server in a process of its own and waits for its first answer. */
export async function startServer({ port, args }: Contender): Promise<Started> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with ${child.exitCode}`);
    await wait(5);
  }
  return {
    url,
    firstAnswer: performance.now() - begin,
    memory: () => memoryOf(child),
    stop: () => stop(child),
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

function memoryOf(child: ChildProcess): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
