import { htmlText, markdownCode, markdownText, terminalLine } from '../../shared/foreign.ts';
import { type CauseHistory, countsOf, historyOf } from './history.ts';
import { pageOf } from './page.ts';
import type { PastReport } from './past-report.ts';

/** One form for each reader of how causes came and went. */
export const historyFormats: Readonly<Record<string, (reports: readonly PastReport[]) => string>> = {
  text,
  json: (reports) =>
    `${JSON.stringify({ reports: reports.map(({ file, causes }) => ({ file, causes: causes.length })), causes: historyOf(reports) }, undefined, 2)}\n`,
  markdown,
  html,
};

const bars = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Counts as a row of small bars; `·` is none. */
export function sparkline(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts.map((count) => bars[Math.ceil((count / most) * 8)]).join('');
}

function text(reports: readonly PastReport[]): string {
  const { all, byOperation } = countsOf(reports);
  const width = Math.max(6, ...byOperation.map(([name]) => name.length));
  return [
    `${'causes'.padEnd(width)}  ${sparkline(all)}  ${all.join(' ')}`,
    ...byOperation.map(([name, counts]) => `${name.padEnd(width)}  ${sparkline(counts)}  ${counts.at(-1)}`),
    '',
    ...historyOf(reports).map(
      (one) =>
        `${stateOf(one).padEnd(7)} since ${one.since}  ${one.cause.rule}  ${one.cause.operations.join(', ')}: promised ${terminalLine(one.cause.expected)}, came ${terminalLine(one.cause.actual)}`,
    ),
    '',
  ].join('\n');
}

function stateOf({ seen, isFlaky }: CauseHistory): string {
  if (isFlaky) return 'flaky';
  const last = seen.at(-1);
  if (last === 'there') return 'open';
  return last === 'not there' ? 'healed' : 'unasked';
}

function markdown(reports: readonly PastReport[]): string {
  const { all } = countsOf(reports);
  return [
    `**Causes over ${reports.length} runs:** ${sparkline(all)} ${all.at(-1) ?? 0}`,
    '',
    '| state | since | operation | rule | promised | came |',
    '|---|---|---|---|---|---|',
    ...historyOf(reports).map(
      (one) =>
        `| ${stateOf(one)} | ${markdownText(one.since)} | ${markdownText(one.cause.operations.join(', '))} | ${markdownText(one.cause.rule)} | ${markdownCode(one.cause.expected)} | ${markdownCode(one.cause.actual)} |`,
    ),
    '',
  ].join('\n');
}

function html(reports: readonly PastReport[]): string {
  const { all, byOperation } = countsOf(reports);
  const operations = byOperation.map(
    ([name, counts]) =>
      `<tr><th scope="row">${htmlText(name)}</th><td>${picture(counts, 160, 24)}</td><td>${counts.at(-1)}</td></tr>`,
  );
  const causes = historyOf(reports).map(
    (one) =>
      `<tr><th scope="row">${stateOf(one)}</th><td>${htmlText(one.since)}</td><td>${htmlText(one.cause.operations.join(', '))}</td><td>${htmlText(one.cause.rule)}</td><td>${htmlText(one.cause.expected)}</td><td>${htmlText(one.cause.actual)}</td></tr>`,
  );
  return pageOf(
    'How causes came and went',
    [
      `<p>${reports.length} runs, ${all.at(-1) ?? 0} causes in the last one.</p>`,
      picture(all, 640, 80),
      `<h2>By operation</h2><table><tbody>${operations.join('')}</tbody></table>`,
      `<h2>By cause</h2><table><thead><tr><th></th><th scope="col">since</th><th scope="col">operation</th><th scope="col">rule</th><th scope="col">promised</th><th scope="col">came</th></tr></thead><tbody>${causes.join('')}</tbody></table>`,
    ].join('\n'),
  );
}

/** Counts as bars; the words beside it say the numbers to who does not see. */
function picture(counts: readonly number[], width: number, height: number): string {
  const most = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  const bar = (count: number, index: number) => {
    const tall = (count / most) * (height - 2);
    return `<rect x="${(index * step).toFixed(1)}" y="${(height - tall).toFixed(1)}" width="${Math.max(1, step - 1).toFixed(1)}" height="${tall.toFixed(1)}"/>`;
  };
  return `<svg role="img" aria-label="${counts.join(', ')}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" fill="currentColor">${counts.map(bar).join('')}</svg>`;
}
