/** Runs a command to its end, or to the limit. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Command, Finished } from './tool.ts';

const mostOutput = 4_000_000;

/** What the command said and how it ended. What it started ends with it. */
export async function execute(
  { file, args, env, cwd }: Command,
  dir: string,
  limit: number,
): Promise<Finished> {
  const begin = performance.now();
  const child = spawn(file, args, {
    env: { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    if (output.length < mostOutput) output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    endGroup(child.pid);
  }, limit * 1_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  const seconds = (performance.now() - begin) / 1_000;
  endGroup(child.pid);
  return { code: isLate || code === null ? undefined : code, output, seconds, dir };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
