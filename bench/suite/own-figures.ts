/** What a run of this suite costs: against a target that answers in 50 ms, and against the mock. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execute } from './execute.ts';
import { startSlow } from './slow-server.ts';
import type { Command } from './tool.ts';
import { ownCommand } from './tools/own.ts';

/** How long the slow target takes for an answer. */
export const answerMs = 50;

/** A whole run against the slow target. */
export interface SlowRun {
  readonly api: string;
  readonly concurrency: number;
  readonly code: number | undefined;
  readonly requests: number;
  readonly seconds: number;
  readonly allowed: number;
  /** Seconds from the start of the process to the first request at the server. */
  readonly first: number;
}

/** A whole run against the mock that the suite starts itself. */
export interface MockRun {
  readonly apis: string;
  readonly probes: number;
  readonly seconds: number;
  readonly runSeconds: number;
}

/** 1.3 × (requests × 50 ms ÷ concurrency) + 3 s. */
export function allowedSeconds(requests: number, concurrency: number): number {
  return (1.3 * (requests * answerMs)) / concurrency / 1_000 + 3;
}

/** One run of the command line against the slow target, all that it needs to know given by the environment. */
export async function runSlow(api: string, concurrency: number): Promise<SlowRun> {
  const server = await startSlow(api, answerMs);
  try {
    return await inFolder(async (dir) => {
      const target = ['--target', server.url, '--allow-writes', '--concurrency', String(concurrency)];
      const begin = performance.now();
      const { code, seconds } = await execute(ownCommand(api, target, dir), dir, 600);
      const requests = server.requests();
      const first = ((server.firstRequest() ?? Number.NaN) - begin) / 1_000;
      return {
        api,
        concurrency,
        code,
        requests,
        seconds,
        allowed: allowedSeconds(requests, concurrency),
        first,
      };
    });
  } finally {
    await server.close();
  }
}

/** The whole command, and in a second run the time from the first result to the last. */
export async function runMock(names: readonly string[]): Promise<MockRun> {
  return inFolder(async (dir) => {
    const args = [...names.flatMap((name) => ['--api', name]), '--report', dir];
    const { seconds } = await execute(nodeCommand('scripts/contract.ts', args), dir, 600);
    const { probes } = readJson(dir, 'report.json') as { probes: readonly unknown[] };
    const phase = await execute(nodeCommand('bench/suite/phase.ts', args), dir, 600);
    return { apis: names.join(', '), probes: probes.length, seconds, runSeconds: phaseOf(phase.output) };
  });
}

/** The figure that `phase.ts` prints. */
export function phaseOf(output: string): number {
  return Number(/^phase: ([\d.]+)$/m.exec(output)?.[1] ?? Number.NaN);
}

function nodeCommand(script: string, args: readonly string[]): Command {
  return {
    file: process.execPath,
    args: ['--import', 'vitest/node', '--import', 'tsx/esm', script, ...args],
    env: { GITHUB_ACTIONS: '' },
  };
}

function readJson(dir: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(dir, name), 'utf8'));
}

async function inFolder<Result>(work: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
