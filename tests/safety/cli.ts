/** `npm run contract` as a process of its own, and servers for it to ask. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { listen, type Misdeed } from './hostile.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts `npm run contract -- …` with this environment and nothing else of ours in it. */
export function startContract(args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'vitest/node',
      '--import',
      'tsx/esm',
      '--import',
      './tests/safety/peak.mjs',
      'scripts/contract.ts',
      ...args,
    ],
    { env: { PATH: process.env.PATH ?? '', CI: 'true', ...env } },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
  return { child, ended };
}

/** Runs it to its end. */
export function runContract(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return startContract(args, env).ended;
}

/** The most memory that a command used, in bytes; it says so when it ends. */
export function peakOf({ stderr }: Ended): number {
  return Number(/peak (\d+)/.exec(stderr)?.[1]) * 1024;
}

/** Runs `body` with a folder for reports, which goes away afterwards. */
export async function withFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'contract-'));
  try {
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file of a folder as text, by name. */
export function filesIn(folder: string): [string, string][] {
  return readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
}

/** A server between the suite and a faithful one. */
export interface Between {
  readonly url: string;
  /** How many requests came. */
  count(): number;
  close(): Promise<void>;
}

/** How much later a slow server does what it was asked, in milliseconds. */
const slow = 700;

/** Told of each request, by its number: what to do instead of handing it on; undefined hands it on. */
export type Meddling = (
  number: number,
  request: IncomingMessage,
  response: ServerResponse,
) => Misdeed | 'lose the answer' | 'hand on late' | 'answered' | undefined;

/** Starts a server that hands requests on to `upstream`, except where it meddles. */
export async function startBetween(
  upstream: string,
  meddle: Meddling,
  tls?: { key: string; cert: string },
): Promise<Between> {
  let count = 0;
  const hand: RequestListener = (incoming, response) => {
    count += 1;
    const misdeed = meddle(count, incoming, response);
    if (misdeed === 'answered') return;
    if (typeof misdeed === 'function') {
      incoming.resume();
      misdeed(incoming.socket);
      return;
    }
    const onward = request(
      `${upstream}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers, agent: false },
      (answer) => {
        if (misdeed === 'lose the answer') {
          answer.resume();
          incoming.socket.destroy();
          return;
        }
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => incoming.socket.destroy());
    if (misdeed !== 'hand on late') incoming.pipe(onward);
    else void buffer(incoming).then((body) => setTimeout(() => onward.end(body), slow));
  };
  const server = tls === undefined ? createServer(hand) : createSecureServer(tls, hand);
  const port = await listen(server);
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    count: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
