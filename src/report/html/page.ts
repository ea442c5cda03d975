import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CoveredRun } from '../../coverage/coverage.ts';
import { exitCode } from '../../judge/result.ts';
import { packageRoot, product } from '../../shared/package-root.ts';
import { countsOf, limitedClause, targetClause, titleOf } from '../words.ts';
import { escapeXml } from '../xml.ts';
import { constraints } from './constraints.ts';
import { findings } from './findings.ts';
import { matrix } from './matrix.ts';
import { groupsOf } from './plan.ts';
import { probeList } from './probes.ts';

/**
 * The content of `report.html`: one file that needs nothing else. Its policy lets it load nothing,
 * and run only the script that is written in it.
 */
export function reportHtml(run: CoveredRun): string {
  const style = asset('style.css');
  const script = asset('client.js');
  const groups = groupsOf(run.results);
  const all = groups.flatMap(({ probes }) => probes);
  const numbers = new Map(all.map(({ result, number }) => [`${result.api} ${result.id}`, number]));
  const exchanges = [...all].sort((a, b) => a.number - b.number).map(({ result }) => result.exchanges);
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(style, script)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">',
    `<title>${escapeXml(titleLine(run))}</title>`,
    `<style>${style}</style></head><body>`,
    '<a class="skip" href="#findings">Skip to the findings</a>',
    head(run),
    '<main>',
    findings(run, (key) => numbers.get(key)),
    matrix(groups),
    probeList(groups),
    constraints(run.coverage),
    '</main>',
    `<footer class="soft">Written by ${escapeXml(product.name)} ${escapeXml(product.version)}. Secrets are masked.</footer>`,
    `<script type="application/json" id="exchanges">${embed(exchanges)}</script>`,
    `<script>${script}</script></body></html>`,
    '',
  ].join('\n');
}

function head(run: CoveredRun): string {
  const verdicts = [
    ['verified', 'The contract holds'],
    ['failed', 'The contract is broken'],
    ['expected', 'It could not all be checked'],
  ] as const;
  const [outcome, verdict] = verdicts[exitCode(run.results)];
  const lines = run.apis.map((api) => {
    const own = run.results.filter((result) => result.api === api.name);
    return `<p><b>${escapeXml(titleOf(api))}</b> <span class="soft">${countsOf(own)}</span></p>`;
  });
  const limited = limitedClause(run.results);
  return [
    `<header><h1>${escapeXml(titleLine(run))}</h1>`,
    `<p><span class="badge ${outcome}">${verdict}</span> ${countsOf(run.results)}</p>`,
    ...lines,
    ...(limited === undefined ? [] : [`<p class="soft">${limited}</p>`]),
    '</header>',
  ].join('\n');
}

function titleLine(run: CoveredRun): string {
  return `Contract ${targetClause(run)}`;
}

function policy(style: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; img-src data:; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
}

/** JSON inside a script element: no `<` in it can end the element. */
function embed(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function asset(name: string): string {
  return readFileSync(path.join(packageRoot, 'src', 'report', 'html', name), 'utf8');
}
