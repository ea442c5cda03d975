import type { Coverage } from '../coverage/coverage.ts';
import { exitCode, type RunResult, totalsOf } from '../judge/result.ts';
import { rules } from '../judge/rules.ts';
import {
  githubData,
  githubProperty,
  htmlText,
  markdownCode,
  markdownText,
  terminalText,
} from '../shared/foreign.ts';
import { type CauseGroup, causesClause, causesOf } from './causes.ts';
import { splitPlace } from './sarif.ts';
import { countedBy, cut, intentOf, limitedClause, targetClause, titleOf } from './words.ts';

/** Workflow commands that put every cause on its line of the spec in a pull request. */
export function githubAnnotations(run: RunResult): string {
  return causesOf(run.results)
    .map(({ first: { finding, result }, others }) => {
      const [file, line] = splitPlace(finding.spec);
      const more = others.length === 0 ? '' : `\n${others.length} more probes show it.`;
      const text = [
        `${result.method} ${result.path}: ${rules[finding.rule].meaning}`.replace(/^ : /, ''),
        `Promised ${finding.expected}, but ${finding.actual}.`,
        `Probe ${finding.probe} (intent: ${intentOf(result)}).${more}`,
        ...(finding.curl === '' ? [] : [finding.curl]),
      ].join('\n');
      const where = `file=${githubProperty(file)},line=${line},title=${githubProperty(finding.rule)}`;
      return `::${finding.severity} ${where}::${githubData(text)}\n`;
    })
    .join('');
}

/** The job summary: counts, causes, what is pending, in Markdown. */
export function githubSummary(run: RunResult & { readonly coverage?: Coverage }): string {
  const { results, coverage } = run;
  const verdict = ['holds', 'is broken', 'could not be checked'][exitCode(results)];
  const causes = causesOf(results);
  const limited = limitedClause(results);
  const clause = causesClause(results);
  return [
    `## The contract ${verdict}, ${targetClause(run)}`,
    '',
    '| API | verified | failed | expected | pending | could not run |',
    '|---|--:|--:|--:|--:|--:|',
    ...run.apis.map((api) =>
      countsRow(
        titleOf(api),
        results.filter((one) => one.api === api.name),
      ),
    ),
    ...(coverage === undefined
      ? []
      : ['', `Constraints: ${coverage.tried} of ${coverage.total} sides tried (${coverage.percent} %).`]),
    ...(limited === undefined ? [] : ['', `${limited}.`]),
    ...(causes.length === 0
      ? []
      : [
          '',
          `### Findings${clause === undefined ? '' : `: ${clause}`}`,
          '',
          ...causes.slice(0, 50).flatMap(causeBlock),
        ]),
    ...(causes.length > 50 ? [`And ${causes.length - 50} more in report.html.`] : []),
    ...reasonList('Could not run', run, 'broken'),
    ...reasonList('Expected failures', run, 'expected'),
    ...reasonList('Pending', run, 'pending'),
    '',
  ].join('\n');
}

function countsRow(name: string, results: RunResult['results']): string {
  const { verified, failed, expected, pending, broken } = totalsOf(results);
  return `| ${[markdownText(name), verified, failed, expected, pending, broken].join(' | ')} |`;
}

function causeBlock({ first: { finding, result }, others }: CauseGroup): string[] {
  const what = result.method === '' ? finding.operation : `${result.method} ${result.path}`;
  const count = others.length === 0 ? '' : ` (${others.length + 1} probes)`;
  return [
    `<details><summary><b>${markdownText(finding.rule)}</b> ${markdownText(what)}${count}</summary>`,
    '',
    `- probe: ${code(finding.probe)}, intent: ${intentOf(result)}`,
    `- promised: ${code(finding.expected)} at ${code(finding.spec)}`,
    `- came: ${code(finding.actual)}`,
    ...(finding.curl === '' ? [] : ['', fenced(finding.curl)]),
    '',
    '</details>',
    '',
  ];
}

function reasonList(title: string, { results }: RunResult, outcome: string): string[] {
  const own = results.filter((result) => result.outcome === outcome);
  if (own.length === 0) return [];
  const lines = countedBy(own, ({ reason }) => reason ?? '');
  // What is expected was written by our own people, with a link
  const shown = outcome === 'expected' ? htmlText : markdownText;
  return ['', `### ${title}`, '', ...lines.map(([reason, list]) => `- ${list.length} × ${shown(reason)}`)];
}

function code(text: string): string {
  return markdownCode(cut(text, 400));
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${terminalText(text)}\n${fence}`;
}
