import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { type ForeignApi, foreignApis } from '../tests/foreign-apis/apis.ts';
import type { ContractFlags } from './foreign/contract-run.ts';
import { type Measured, measureFaithful, measureFault } from './foreign/measure.ts';
import { tableOf } from './foreign/table.ts';

const help = `node --import tsx/esm bench/foreign-faults.ts [options]

How many faults of servers that somebody else wrote (tests/foreign-apis) the contract command finds.

  --api NAME      only this API; may be repeated
  --fault ID      only this fault; may be repeated; "none" for the faithful servers alone
  --every N       only every N-th fault of each API: a sample for a shorter run
  --from N        the first fault of the sample, counted from 0 (default 0)
  --depth D       handed to the contract command
  --care C        allow-writes (the default) or disposable
  --seed N        handed to the contract command
  --in-process    without the command line, each run until its first finding: many faults in little time
  --jobs N        servers at the same time (default 2)
  --out FILE      where the JSON goes (default reports/foreign-faults.json)
  --show          prints what the command printed on the faithful servers
  --help          this text

Exit code: 0 no false alarm, 1 a faithful server was blamed, 2 bad input.`;

const { values } = parseArgs({
  options: {
    api: { type: 'string', multiple: true },
    fault: { type: 'string', multiple: true },
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    depth: { type: 'string' },
    care: { type: 'string', default: 'allow-writes' },
    seed: { type: 'string' },
    'in-process': { type: 'boolean', default: false },
    jobs: { type: 'string', default: '2' },
    out: { type: 'string', default: 'reports/foreign-faults.json' },
    show: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else process.exitCode = await bench();

async function bench(): Promise<number> {
  const apis = foreignApis.filter(({ name }) => values.api === undefined || values.api.includes(name));
  const { care } = values;
  if (apis.length === 0 || (care !== 'allow-writes' && care !== 'disposable')) {
    console.error(`No such API or care; APIs are ${foreignApis.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const flags: ContractFlags = {
    care,
    inProcess: values['in-process'],
    ...(values.depth === undefined ? {} : { depth: values.depth }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
  };
  // Where the specs stand is one for the whole process
  const jobs = values['in-process'] ? 1 : Number(values.jobs);
  const faithful = await inTurn(apis, jobs, (api) => measureFaithful(api, flags));
  for (const one of faithful) if (values.show) console.log(one.output);
  await mkdir(dirname(values.out), { recursive: true });
  const done: Measured[] = [];
  // Written anew after each: what a run of an hour has found outlives whatever ends it
  const save = () =>
    writeFile(values.out, `${JSON.stringify({ flags, faithful, faulty: done.map(brief) }, null, 2)}\n`);
  await save();
  await inTurn(chosen(apis), jobs, async ([api, fault]) => {
    const right = faithful.find(({ api: name }) => name === api.name);
    if (!right) throw new Error(`${api.name} was not measured.`);
    done.push(await measureFault(api, fault, right, flags));
    await save();
  });
  console.log(tableOf(faithful, done));
  return faithful.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

function chosen(apis: ForeignApi[]): [ForeignApi, ForeignApi['faults'][number]][] {
  return apis.flatMap((api) =>
    api.faults
      .filter(({ id }) => values.fault === undefined || values.fault.includes(id))
      .filter((_, at) => at % Number(values.every) === Number(values.from))
      .map((fault): [ForeignApi, ForeignApi['faults'][number]] => [api, fault]),
  );
}

function brief(one: Measured): Omit<Measured, 'output'> {
  const { output: _, ...rest } = one;
  return { ...rest, findings: rest.findings.slice(0, 3) };
}

async function inTurn<T, R>(items: T[], jobs: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      const item = items[at];
      if (item !== undefined) results[at] = await work(item);
      process.stderr.write(`\r${next} of ${items.length} `);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));
  process.stderr.write('\n');
  return results;
}
