import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contender } from './contenders.ts';

export interface Started {
  readonly name: string;
  readonly url: string;
  /** Milliseconds from the start of the process to the first answer. */
  readonly firstAnswer: number;
  /** After how many requests its memory is looked at last. */
  readonly longest: number;
  /** Microseconds of processor time that the process took until now. */
  work(): number;
  /** Megabytes that the process holds, as the system counts. */
  resident(): number;
  /** Megabytes that its JavaScript refers to, after a full collection. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

/** Loaded into each of them; it answers what they hold. */
const watched = ['--expose-gc', '--import', new URL('report-memory.mjs', import.meta.url).href];

/** Starts a server in a process of its own and waits for its first answer. */
export async function startServer({ name, args, last = 0, longest = 100_000 }: Contender): Promise<Started> {
  const port = await freePorts(last + 1);
  const command = args(port);
  const begin = performance.now();
  const child = spawn(process.execPath, [...watched, ...command], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const url = `http://127.0.0.1:${port + last}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`);
    await wait(5);
  }
  return {
    name,
    url,
    longest,
    firstAnswer: performance.now() - begin,
    work: () => workOf(child),
    resident: () => residentOf(child),
    heap: () => heapOf(child),
    stop: () => stop(child),
  };
}

/** The first of several ports in a row that are free, below those that the system gives to callers. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
    if (!free.includes(false)) return first;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const is = await once(server.listen(port, '127.0.0.1'), 'listening').then(
    () => true,
    () => false,
  );
  await new Promise((resolve) => server.close(resolve));
  return is;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

/** The system counts in hundredths of a second. */
function workOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

function residentOf({ pid }: ChildProcess): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

/** A server may send messages of its own. */
async function heapOf(child: ChildProcess): Promise<number> {
  child.send('memory');
  for (;;) {
    const [message] = (await once(child, 'message')) as [Partial<NodeJS.MemoryUsage> | null];
    if (typeof message?.heapUsed === 'number') return message.heapUsed / 1_048_576;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
