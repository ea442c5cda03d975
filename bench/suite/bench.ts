/** The two halves of the benchmark, as Markdown. */
import { readEquivalents } from '../../src/mutation/equivalent.ts';
import { apis } from '../../tests/reference-servers/apis.ts';
import { type Compared, compare } from './compare.ts';
import type { BenchOptions } from './options.ts';
import { type MockRun, runMock, runSlow, type SlowRun } from './own-figures.ts';
import { elsewhere, tools } from './peers.ts';
import { type Sample, sampleOf } from './sample.ts';
import { apiTable, faultTable, mockTable, slowTable, toolTable } from './tables.ts';

type Tell = (line: string) => void;

/** What this suite costs: against a target that takes its time, and against the mock. */
export async function benchOwn(tell: Tell): Promise<string> {
  const names = Object.keys(apis);
  const slow: SlowRun[] = [];
  for (const api of names) {
    for (const concurrency of [4, 8]) {
      slow.push(await runSlow(api, concurrency));
      tell(`${api}, ${concurrency} at a time: ${slow.at(-1)?.seconds.toFixed(1)} s`);
    }
  }
  const mock: MockRun[] = [];
  for (const chosen of [...names.map((name) => [name]), names]) {
    mock.push(await runMock(chosen));
    tell(`mock, ${chosen.join(', ')}: ${mock.at(-1)?.seconds.toFixed(1)} s`);
  }
  return [
    'Against a faithful server that answers after 50 ms:',
    slowTable(slow),
    'Against the mock:',
    mockTable(mock),
  ].join('\n\n');
}

/** What each tool finds on the same servers. */
export async function benchTools({ every, jobs, tools: wanted }: BenchOptions, tell: Tell): Promise<string> {
  const sample = sampleOf(every);
  const chosen = tools.filter(
    ({ name }) => wanted.length === 0 || wanted.some((text) => name.includes(text)),
  );
  const absent: [string, string][] = Object.entries(elsewhere);
  const compared: Compared[] = [];
  for (const tool of chosen) {
    const reason = tool.missing();
    if (reason !== undefined) {
      absent.push([tool.name, reason]);
      continue;
    }
    for (const api of Object.keys(apis)) {
      const result = await compare(tool, api, sample, jobs);
      compared.push(result);
      const alarms = `${result.falseAlarms.length} false alarms, ${result.seconds.toFixed(1)} s`;
      tell(`${tool.name}, ${api}: ${result.caught.length} of ${result.faults}, ${alarms}`);
      if (result.missed.length > 0) tell(`  missed: ${result.missed.join(', ')}`);
      for (const alarm of result.falseAlarms.slice(0, 5)) tell(`  false alarm: ${alarm}`);
    }
  }
  return [
    `${every === 1 ? 'Every fault' : `One fault in ${every}`} of the stand-ins, ${sample.length} in all; ${explained(sample)} of them are explained in tests/mutation/equivalent.yaml: the spec promises nothing that they break, or nobody could try it.`,
    ...(compared.length === 0 ? [] : [toolTable(compared), apiTable(compared), faultTable(compared)]),
    'Not measured:',
    absent.map(([name, reason]) => `- ${name}: ${reason}.`).join('\n'),
  ].join('\n\n');
}

function explained(sample: readonly Sample[]): number {
  const known = readEquivalents('tests/mutation/equivalent.yaml');
  return sample.filter(({ api, fault }) =>
    known.some((one) => one.api === `stand-in ${api}` && one.fault.test(fault)),
  ).length;
}
