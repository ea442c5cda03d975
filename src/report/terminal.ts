import type { Coverage } from '../coverage/coverage.ts';
import { type ProbeResult, type RunResult, totalsOf } from '../judge/result.ts';
import { rules } from '../judge/rules.ts';
import { type CauseGroup, causesClause, causesOf, placesOf } from './causes.ts';
import { exceptionOf } from './exception-block.ts';
import { type Paint, plain } from './paint.ts';
import {
  againOf,
  countedBy,
  countsOf,
  cut,
  intentOf,
  limitedClause,
  printable,
  requestLines,
  stepLines,
  targetClause,
  tellingExchange,
  titleOf,
} from './words.ts';

/**
 * What a person reads after a run: what was broken, what could not be asked, and the counts.
 * Colour only underlines: nothing is said by it alone.
 */
export function terminalReport(
  run: RunResult & { readonly coverage?: Coverage },
  paint: Paint = plain,
): string {
  const { results, coverage } = run;
  const limited = limitedClause(results);
  const clause = causesClause(results);
  const broken = results.filter(({ outcome }) => outcome === 'broken');
  const expected = results.filter(({ outcome }) => outcome === 'expected');
  const pending = results.filter(({ outcome }) => outcome === 'pending');
  const blocks = [
    ...causesOf(results).map((cause) => findingBlock(run, cause, paint)),
    ...reasons(paint('bad', 'COULD NOT RUN'), broken, ([first]) => `, first at ${first?.id ?? ''}`),
    ...reasons(paint('warn', 'EXPECTED FAILURES'), expected, () => ''),
    ...reasons(paint('faint', 'PENDING'), pending, () => ''),
    ...run.apis.map((api) => {
      const own = results.filter((result) => result.api === api.name);
      return `${titleOf(api).padEnd(18)} ${countsOf(own)}`;
    }),
    paint(
      totalsOf(results).failed > 0 ? 'bad' : 'strong',
      `${'all'.padEnd(18)} ${countsOf(results)}, ${targetClause(run)}`,
    ),
    ...(coverage === undefined ? [] : [coverageLine(coverage)]),
    ...(limited === undefined ? [] : [`${limited}; --rate N asks more slowly`]),
    ...(clause === undefined ? [] : [paint('bad', clause)]),
  ];
  return `${blocks.join('\n')}\n`;
}

/** In this order: what was asked and why, what was promised, what came, the request, curl, the command. */
function findingBlock(run: RunResult, cause: CauseGroup, paint: Paint): string {
  const { result, finding } = cause.first;
  const isError = finding.severity === 'error';
  const [place = '', ...otherPlaces] = placesOf(cause);
  const request = tellingExchange(result, finding)?.request;
  const again = againOf(run, result, finding);
  return [
    `${paint(isError ? 'bad' : 'warn', isError ? 'FAIL' : 'WARN')}  ${paint('strong', headOf(cause))}`,
    ...row('probe', [`${finding.probe}${intentClause(result)}`]),
    ...row('rule', [`${finding.rule}: ${rules[finding.rule].meaning}`]),
    ...row('promised', [`${finding.expected}  (${place})`, ...morePlaces(otherPlaces)]),
    ...row('came', [finding.actual]).map((line) => paint(isError ? 'bad' : 'warn', line)),
    ...row('did', stepLines(result)),
    ...(request === undefined ? [] : row('request', requestLines(request))),
    ...(finding.curl === '' ? [] : row('curl', [finding.curl])),
    ...(again === undefined ? [] : row('again', [again])),
    ...alike(cause),
    ...(exceptionOf(cause).length === 0 ? [] : row('except', exceptionOf(cause))),
    '',
  ].join('\n');
}

function headOf({ first, others }: CauseGroup): string {
  const { api, method, path, operation } = first.result;
  const what = method === '' ? operation : `${method} ${path}`;
  return `${api}  ${what}${others.length === 0 ? '' : `  (${others.length + 1} probes show it)`}`;
}

function intentClause(result: ProbeResult): string {
  return result.kind === 'run' ? '' : `  (intent: ${intentOf(result)})`;
}

function morePlaces(places: readonly string[]): string[] {
  if (places.length === 0) return [];
  const named = places.slice(0, 3).join(', ');
  return [`also at ${named}${places.length > 3 ? ` and ${places.length - 3} more` : ''}`];
}

function alike({ others }: CauseGroup): string[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, 5).map(({ finding }) => cut(finding.probe, 140));
  const rest = others.length - shown.length;
  return row('alike', [...shown, ...(rest > 0 ? [`and ${rest} more, all in report.html`] : [])]);
}

function row(label: string, lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => printable(line).split('\n'))
    .map((line, index) => `      ${(index === 0 ? label : '').padEnd(10)}${line}`);
}

function reasons(
  title: string,
  results: readonly ProbeResult[],
  tail: (list: readonly ProbeResult[]) => string,
): string[] {
  if (results.length === 0) return [];
  const lines = countedBy(results, ({ reason }) => reason ?? '').map(
    ([reason, list]) => `      ${list.length} × ${printable(reason)}${tail(list)}`,
  );
  return [[title, ...lines, ''].join('\n')];
}

/** Sides of constraints, and the reason that most untried ones have. */
function coverageLine({ rows, tried, total, percent }: Coverage): string {
  const untried = rows.filter(({ state }) => state === 'untried');
  const [first] = countedBy(untried, ({ reason }) => reason ?? '');
  const why = first === undefined ? '' : `; ${first[1].length} not: ${first[0]}`;
  return `${'constraints'.padEnd(18)} ${tried} of ${total} sides tried (${percent} %)${why}`;
}
