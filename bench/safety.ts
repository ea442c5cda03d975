import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { apis } from '../tests/reference-servers/apis.ts';
import { type Kept, keptBy } from '../tests/safety/faulty-state.ts';
import { type Case, cases } from '../tests/safety/reference-state.ts';

const help = `npm run bench:safety -- [options] [API…]

Every fault of every reference server: what a run under --allow-writes leaves behind.

  --every N     only every N-th fault of each API
  --from N      the first fault of the sample, counted from 0 (default 0)
  --jobs N      runs at the same time (default 2)
  --out FILE    a line for each fault; what stands there already is not run again (default reports/safety.jsonl)
  --help        this text

Exit code: 0 nothing was changed without a word, 1 something was.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '2' },
    out: { type: 'string', default: 'reports/safety.jsonl' },
    help: { type: 'boolean', default: false },
  },
});

interface Row {
  api: string;
  fault: string;
  kept: Kept;
}

if (values.help) console.log(help);
else process.exitCode = await bench();

async function bench(): Promise<number> {
  await mkdir(dirname(values.out), { recursive: true });
  const rows = await readRows();
  const done = new Set(rows.map(({ api, fault }) => `${api} ${fault}`));
  const queue = chosen().filter(([{ api }, fault]) => !done.has(`${api} ${fault}`));
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [one, fault] = next;
      const row = { api: one.api, fault, kept: await keptBy(one, fault) };
      rows.push(row);
      await appendFile(values.out, `${JSON.stringify(row)}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));
  for (const { api, fault, kept } of rows)
    if (kept !== 'equal')
      console.log(
        `${api}  ${fault}: ${kept === 'named' ? 'changed, and said so' : 'CHANGED WITHOUT A WORD'}`,
      );
  for (const { api } of cases) console.log(`${api}: ${countsOf(rows.filter((row) => row.api === api))}`);
  return rows.some(({ kept }) => kept === 'silent') ? 1 : 0;
}

function chosen(): [Case, string][] {
  return cases
    .filter(({ api }) => positionals.length === 0 || positionals.includes(api))
    .flatMap((one) =>
      Object.keys(apis[one.api]?.faults ?? {})
        .filter((_, at) => at % Number(values.every) === Number(values.from))
        .map((fault): [Case, string] => [one, fault]),
    );
}

/** What an earlier, perhaps interrupted, run has found. */
async function readRows(): Promise<Row[]> {
  const text = await readFile(values.out, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

function countsOf(rows: readonly Row[]): string {
  const count = (kept: Kept) => rows.filter((row) => row.kept === kept).length;
  return `${count('equal')} as they were, ${count('named')} changed and named, ${count('silent')} without a word`;
}
