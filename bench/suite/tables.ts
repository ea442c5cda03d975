/** The figures as Markdown. */
import type { Compared } from './compare.ts';
import type { MockRun, SlowRun } from './own-figures.ts';

const one = (seconds: number): string => seconds.toFixed(1);

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Runs against the target that answers in 50 ms. */
export function slowTable(runs: readonly SlowRun[]): string {
  return table(
    ['API', 'concurrency', 'requests', 'seconds', 'allowed', 'holds', 'first request after'],
    runs.map(({ api, concurrency, code, requests, seconds, allowed, first }) => [
      code === 0 ? api : `${api} (exit ${code ?? 'none'})`,
      concurrency,
      requests,
      one(seconds),
      one(allowed),
      seconds <= allowed ? 'yes' : 'NO',
      `${first.toFixed(2)} s`,
    ]),
  );
}

/** Runs against the mock. */
export function mockTable(runs: readonly MockRun[]): string {
  return table(
    ['APIs', 'probes', 'run phase, s', 'probes/s', 'whole command, s', 'probes/s'],
    runs.map(({ apis, probes, runSeconds, seconds }) => [
      apis,
      probes,
      one(runSeconds),
      Math.round(probes / runSeconds),
      one(seconds),
      Math.round(probes / seconds),
    ]),
  );
}

/** One row a tool: all APIs together. */
export function toolTable(compared: readonly Compared[]): string {
  const names = [...new Set(compared.map(({ tool }) => tool))];
  return table(
    ['tool', 'faults caught', 'false alarms', 'requests', 'seconds'],
    names.map((name) => {
      const own = compared.filter(({ tool }) => tool === name);
      const sum = (count: (each: Compared) => number) => own.reduce((total, each) => total + count(each), 0);
      const caught = `${sum((each) => each.caught.length)} of ${sum(({ faults }) => faults)}`;
      const alarms = sum((each) => each.falseAlarms.length);
      return [name, caught, alarms, sum(({ requests }) => requests), one(sum(({ seconds }) => seconds))];
    }),
  );
}

/** One row a tool and API. */
export function apiTable(compared: readonly Compared[]): string {
  return table(
    ['API', 'tool', 'faults caught', 'false alarms', 'requests', 'seconds'],
    [...compared]
      .sort((a, b) => a.api.localeCompare(b.api))
      .map(({ api, tool, caught, faults, falseAlarms, requests, seconds }) => [
        api,
        tool,
        `${caught.length} of ${faults}`,
        falseAlarms.length,
        requests,
        one(seconds),
      ]),
  );
}

/** Which fault was caught by whom: a row for each fault, a column for each tool. */
export function faultTable(compared: readonly Compared[]): string {
  const names = [...new Set(compared.map(({ tool }) => tool))];
  const faults = [
    ...new Set(
      compared.flatMap(({ api, caught, missed }) => [...caught, ...missed].map((fault) => `${api} ${fault}`)),
    ),
  ];
  const isCaught = (name: string, fault: string) =>
    compared.some(
      ({ tool, api, caught }) => tool === name && caught.some((each) => `${api} ${each}` === fault),
    );
  return table(
    ['fault', ...names],
    faults.sort().map((fault) => [fault, ...names.map((name) => (isCaught(name, fault) ? 'x' : ''))]),
  );
}
