import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** A child process that answers HTTP at the address. */
export interface Served {
  stop(): Promise<void>;
}

/**
 * Starts a program and waits until the address answers anything.
 * @throws Error with the program's last words when it ends before, or is silent for a minute.
 */
export async function serve(
  address: string,
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Served> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      said = (said + text).slice(-2000);
    });
  child.on('error', (error) => {
    said += error.message;
  });
  const stop = () => stopped(child);
  for (let turn = 0; turn < 300; turn += 1) {
    if (child.exitCode !== null || child.pid === undefined)
      throw new Error(`${command} ended: ${said.trim().split('\n').at(-1)}`);
    if (await answers(address)) return { stop };
    await wait(200);
  }
  await stop();
  throw new Error(`${command} did not answer within a minute: ${said.trim().split('\n').at(-1)}`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
}

const answers = (address: string) =>
  fetch(address, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  );

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/** The JSON at an address. */
export async function read(address: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(address, { headers });
  const text = await response.text();
  return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
}

/** Sends JSON; used to give a server the things that are a tester's. */
export async function send(
  method: string,
  address: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${address} was answered ${response.status}: ${text}`);
  return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
}
