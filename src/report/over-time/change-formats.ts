import {
  githubData,
  githubProperty,
  htmlText,
  markdownCode,
  markdownText,
  terminalLine,
} from '../../shared/foreign.ts';
import { splitPlace } from '../sarif.ts';
import { escapeXml } from '../xml.ts';
import type { Change, ChangedCause } from './compare-reports.ts';
import { pageOf } from './page.ts';

/** One form for each reader of what has changed between two reports. */
export const changeFormats: Readonly<Record<string, (changes: readonly ChangedCause[]) => string>> = {
  text,
  json: (changes) =>
    `${JSON.stringify({ totals: totalsOf(changes), changes: changes.map(({ change, cause }) => ({ change, ...cause })) }, undefined, 2)}\n`,
  markdown,
  github,
  junit,
  sarif,
  html: (changes) => pageOf('What has changed', `<p>${lastLine(changes)}</p>${htmlTable(changes)}`),
};

const marks: Readonly<Record<Change, string>> = {
  new: 'NEW',
  still: 'STILL',
  flaky: 'FLAKY',
  healed: 'HEALED',
  'not asked again': 'NOT ASKED AGAIN',
};

function totalsOf(changes: readonly ChangedCause[]): Record<string, number> {
  return Object.fromEntries(
    Object.keys(marks).map((change) => [change, changes.filter((one) => one.change === change).length]),
  );
}

/** `1 new, 2 still, 1 healed`. */
function lastLine(changes: readonly ChangedCause[]): string {
  const parts = Object.entries(totalsOf(changes)).filter(([, count]) => count > 0);
  return parts.length === 0
    ? 'no causes, before and after'
    : parts.map(([change, count]) => `${count} ${change}`).join(', ');
}

function text(changes: readonly ChangedCause[]): string {
  const lines = changes.flatMap(({ change, cause }) => [
    `${marks[change].padEnd(8)}${cause.api}  ${cause.operations.join(', ')}`,
    `        ${cause.rule}: promised ${terminalLine(cause.expected)}, came ${terminalLine(cause.actual)}  (${cause.spec})`,
  ]);
  return [...lines, ...(lines.length === 0 ? [] : ['']), lastLine(changes), ''].join('\n');
}

function markdown(changes: readonly ChangedCause[]): string {
  const rows = changes.map(
    ({ change, cause }) =>
      `| ${change} | ${markdownText(cause.operations.join(', '))} | ${markdownText(cause.rule)} | ${markdownCode(cause.expected)} | ${markdownCode(cause.actual)} |`,
  );
  const table = ['', '| | operation | rule | promised | came |', '|---|---|---|---|---|', ...rows];
  return [`**${lastLine(changes)}**`, ...(rows.length === 0 ? [] : table), ''].join('\n');
}

function github(changes: readonly ChangedCause[]): string {
  return changes
    .filter(({ change }) => change === 'new' || change === 'flaky')
    .map(({ change, cause }) => {
      const [file, line] = splitPlace(cause.spec);
      const where = `file=${githubProperty(file)},line=${line},title=${githubProperty(`${change}: ${cause.rule}`)}`;
      const says = `${cause.operations.join(', ')}: promised ${cause.expected}, but ${cause.actual}.`;
      return `::${cause.severity === 'error' ? 'error' : 'warning'} ${where}::${githubData(says)}\n`;
    })
    .join('');
}

function junit(changes: readonly ChangedCause[]): string {
  const cases = changes.map(({ change, cause }) => {
    const name = escapeXml(`${cause.operations.join(', ')} ${cause.rule}: ${cause.expected}`);
    const head = `    <testcase classname="${escapeXml(cause.api)}" name="${name}"`;
    if (change === 'healed') return `${head}/>`;
    if (change === 'not asked again') return `${head}><skipped message="not asked again"/></testcase>`;
    return `${head}><failure type="${change}" message="${escapeXml(cause.actual)}">${escapeXml(cause.spec)}</failure></testcase>`;
  });
  const count = (one: RegExp) => changes.filter(({ change }) => one.test(change)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites>\n  <testsuite name="compared" tests="${cases.length}" failures="${count(/new|still|flaky/)}" errors="0" skipped="${count(/asked/)}">`,
    ...cases,
    '  </testsuite>\n</testsuites>\n',
  ].join('\n');
}

const baseline: Readonly<Record<Change, string>> = {
  new: 'new',
  flaky: 'new',
  still: 'unchanged',
  healed: 'absent',
  'not asked again': 'unchanged',
};

function sarif(changes: readonly ChangedCause[]): string {
  const results = changes.map(({ change, cause }) => {
    const [uri, startLine] = splitPlace(cause.spec);
    return {
      ruleId: cause.rule,
      level: cause.severity === 'error' ? 'error' : 'warning',
      baselineState: baseline[change],
      message: { text: `${cause.operations.join(', ')}: promised ${cause.expected}, but ${cause.actual}.` },
      locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(uri) }, region: { startLine } } }],
    };
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'workspace-contracts' } }, results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function htmlTable(changes: readonly ChangedCause[]): string {
  const rows = changes.map(
    ({ change, cause }) =>
      `<tr><th scope="row">${change}</th><td>${htmlText(cause.operations.join(', '))}</td><td>${htmlText(cause.rule)}</td><td>${htmlText(cause.expected)}</td><td>${htmlText(cause.actual)}</td><td>${htmlText(cause.spec)}</td></tr>`,
  );
  return `<table><thead><tr><th></th><th scope="col">operation</th><th scope="col">rule</th><th scope="col">promised</th><th scope="col">came</th><th scope="col">spec</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
