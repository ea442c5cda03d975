/** Runs one tool against the faithful servers and against the faulty ones. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apis } from '../../tests/reference-servers/apis.ts';
import { execute } from './execute.ts';
import type { Sample } from './sample.ts';
import type { Tool } from './tool.ts';

/** A run that takes longer is ended; that counts as a catch, as it would in a build. */
const limit = 90;
const faithfulRuns = 3;

/** One run of a tool against one server. */
export interface Ran {
  readonly code: number | undefined;
  readonly failures: readonly string[];
  readonly requests: number;
  readonly seconds: number;
}

/** What a tool did with one API. */
export interface Compared {
  readonly tool: string;
  readonly api: string;
  readonly faults: number;
  readonly caught: readonly string[];
  readonly missed: readonly string[];
  readonly falseAlarms: readonly string[];
  readonly requests: number;
  readonly seconds: number;
}

/** Three faithful runs alone, then the faults, `jobs` at a time. */
export async function compare(
  tool: Tool,
  api: string,
  sample: readonly Sample[],
  jobs: number,
): Promise<Compared> {
  const home = await mkdtemp(path.join(tmpdir(), 'bench-'));
  try {
    await tool.prepare?.(api, home);
    const faithful: Ran[] = [];
    while (faithful.length < faithfulRuns) faithful.push(await runOnce(tool, api, home));
    const faults = sample.filter((one) => one.api === api).map(({ fault }) => fault);
    const runs = await mapLimited(faults, jobs, (fault) => runOnce(tool, api, home, fault));
    const isCaught = (_: string, index: number) => isMore(runs[index], faithful);
    return {
      tool: tool.name,
      api,
      faults: faults.length,
      caught: faults.filter(isCaught),
      missed: faults.filter((fault, index) => !isCaught(fault, index)),
      falseAlarms: [...new Set(faithful.flatMap(({ failures }) => failures))].sort(),
      requests: median(faithful.map(({ requests }) => requests)),
      seconds: median(faithful.map(({ seconds }) => seconds)),
    };
  } finally {
    await rm(home, { recursive: true });
  }
}

/** True when the run shows something that no faithful run showed. */
export function isMore(run: Ran | undefined, faithful: readonly Ran[]): boolean {
  if (run === undefined) return false;
  const known = new Set(faithful.flatMap(({ failures }) => failures));
  return faithful.every(({ code }) => code !== run.code) || run.failures.some((one) => !known.has(one));
}

/** The middle one. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

async function runOnce(tool: Tool, api: string, home: string, fault?: string): Promise<Ran> {
  const server = await apis[api]?.start({ fault });
  if (server === undefined) throw new Error(`no stand-in is called ${api}`);
  const dir = path.join(home, `run-${new URL(server.url).port}-${fault ?? 'faithful'}`);
  await mkdir(dir, { recursive: true });
  try {
    const finished = await execute(tool.command(api, server.url, home, dir), dir, limit);
    const { code, seconds } = finished;
    return { code, seconds, failures: tool.failures(finished), requests: server.requests.length };
  } finally {
    await server.close();
    await rm(dir, { recursive: true });
  }
}

async function mapLimited<Item, Result>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
}
