/** `npm run bench:soak [minutes] [sessions]`: the sessions of a busy CI against one mock; memory and handles by the minute. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createVisitor, type Visitor } from './soak/visitor.ts';

const minutes = Number(process.argv[2] ?? 60);
const sessions = Number(process.argv[3] ?? 50);
if (!(minutes > 0) || !Number.isInteger(sessions) || sessions < 1) {
  console.error('Write minutes and sessions as numbers, as in: npm run bench:soak -- 60 50');
  process.exit(2);
}

const child = spawn(
  process.execPath,
  ['--import', 'tsx/esm', 'scripts/mock.ts', 'palette', '--port', '0', '--quiet'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const url = await firstUrl(child.stdout);

const rows: { minute: number; megabytes: number; handles: number; requests: number }[] = [];
const visitors = Array.from({ length: sessions }, (_, index) => createVisitor(url, `job-${index}`));
const visits = visitors.map((visitor) => visitor.until(Date.now() + minutes * 60_000));
console.log('| minute | MB | handles | requests | wrong |\n|--:|--:|--:|--:|--:|');
for (let minute = 0; minute <= minutes; minute += 1) {
  const row = { minute, ...measured(child.pid as number), requests: sumOf(visitors, 'requests') };
  rows.push(row);
  console.log(
    `| ${minute} | ${row.megabytes} | ${row.handles} | ${row.requests} | ${sumOf(visitors, 'wrong')} |`,
  );
  if (minute < minutes) await wait(60_000);
}
await Promise.all(visits);
child.kill('SIGTERM');

const warm = rows[Math.min(5, Math.floor(rows.length / 2))] as (typeof rows)[number];
const last = rows.at(-1) as (typeof rows)[number];
const grew = last.megabytes / warm.megabytes;
console.log(`\nMemory at the end is ${grew.toFixed(2)} times that of minute ${warm.minute}.`);
process.exit(grew > 1.5 || last.handles > warm.handles + sessions || sumOf(visitors, 'wrong') > 0 ? 1 : 0);

/** What the system says of a process: resident memory, and open files and sockets. */
function measured(pid: number): { megabytes: number; handles: number } {
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    megabytes: Math.round(Number(resident) / 1024),
    handles: readdirSync(`/proc/${pid}/fd`).length,
  };
}

function sumOf(all: readonly Visitor[], what: 'requests' | 'wrong'): number {
  return all.reduce((sum, one) => sum + one[what], 0);
}

async function firstUrl(out: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of out) {
    text += String(chunk);
    const found = /http:\S+/.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error(`The mock gave no address: ${text}`);
}
