/** Usage: tsx prism-driver.ts SPEC UPSTREAM CASES: sends the cases through `prism proxy`, prints what it holds against the answers. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from '../cases.ts';

interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly message: string;
}

const [spec = '', upstream = '', file = ''] = process.argv.slice(2);
const port = await freePort();
const cli = 'node_modules/@stoplight/prism-cli/dist/index.js';
const child = spawn(
  process.execPath,
  [cli, 'proxy', spec, upstream, '--port', String(port), '--host', '127.0.0.1', '--verboseLevel', 'silent'],
  { stdio: 'ignore' },
);
await listening(port);
let isBroken = false;
for (const one of JSON.parse(readFileSync(file, 'utf8')) as (Case & { path: string })[]) {
  for (const line of await ask(one)) {
    isBroken = true;
    process.stdout.write(`violation: ${one.name}: ${line}\n`);
  }
}
child.kill('SIGKILL');
process.exit(isBroken ? 1 : 0);

/** The violations of the answer; those of the request are meant. */
async function ask({ path, method, headers, body }: Case & { path: string }): Promise<string[]> {
  const init = { method, headers, redirect: 'manual' as const, signal: AbortSignal.timeout(2_000) };
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, ...(body ? { body } : {}) });
    await answer.arrayBuffer();
    const violations = JSON.parse(answer.headers.get('sl-violations') ?? '[]') as Violation[];
    return violations
      .filter(({ location, severity }) => location[0] === 'response' && severity === 'Error')
      .map(({ location, message }) => `${location.join('/')} ${message}`);
  } catch {
    return ['no whole answer'];
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Until Prism listens; nothing is sent that would reach the server behind it. */
async function listening(at: number): Promise<void> {
  for (;;) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(at, '127.0.0.1')
        .once('connect', () => resolve(true))
        .once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isUp) return;
    if (child.exitCode !== null) process.exit(3);
    await wait(20);
  }
}
