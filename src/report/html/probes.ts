import type { Finding } from '../../judge/finding.ts';
import { type ProbeResult, totalsOf } from '../../judge/result.ts';
import { intentOf } from '../words.ts';
import { escapeXml } from '../xml.ts';
import { kindsOf, nameOf } from './matrix.ts';
import { type Group, outcomes, outcomeWords, worstOf } from './plan.ts';

/** Every probe under its operation, with a filter; what was sent and what came opens on demand. */
export function probeList(groups: readonly Group[]): string {
  return [
    '<section aria-labelledby="probes"><h2 id="probes">Probes</h2>',
    filters(groups),
    ...groups.map(group),
    '</section>',
  ].join('\n');
}

function filters(groups: readonly Group[]): string {
  const totals = totalsOf(groups.flatMap(({ probes }) => probes.map(({ result }) => result)));
  const chips = outcomes.map(
    (outcome) =>
      `<button type="button" class="${outcome}" data-outcome="${outcome}" aria-pressed="false">${totals[outcome]} ${outcomeWords[outcome]}</button>`,
  );
  const kinds = kindsOf(groups).map((kind) => `<option>${escapeXml(kind)}</option>`);
  const operations = groups.map(
    ({ key, method, path, operation }) =>
      `<option value="${key}">${escapeXml(method === '' ? operation : `${method} ${path}`)}</option>`,
  );
  return [
    `<fieldset class="chips" aria-label="outcomes">${chips.join('')}</fieldset>`,
    '<div class="filters">',
    '<input id="search" type="search" placeholder="search ( / )" aria-label="search probes">',
    `<select id="operation" aria-label="operation"><option value="">every operation</option>${operations.join('')}</select>`,
    `<select id="kind" aria-label="kind of promise"><option value="">every promise</option>${kinds.join('')}</select>`,
    '<button type="button" id="clear">show all</button>',
    '</div><p class="soft" id="count" aria-live="polite"></p>',
    '<noscript><p>Without JavaScript the findings above are complete; exchanges are in exchanges.har.</p></noscript>',
  ].join('\n');
}

function group(one: Group): string {
  const results = one.probes.map(({ result }) => result);
  const worst = worstOf(results);
  const open = worst === 'failed' || worst === 'broken' ? ' open' : '';
  const counts = outcomes
    .map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `<span class="badge ${outcome}">${count} ${outcomeWords[outcome]}</span>`);
  return [
    `<details class="op" id="${one.key}"${open}><summary>${nameOf(one)} ${counts.join(' ')}</summary>`,
    ...one.probes.map(({ result, number }) => probe(result, number)),
    '</details>',
  ].join('\n');
}

function probe(result: ProbeResult, number: number): string {
  const { id, kind, outcome, title, reason, promised } = result;
  const text = escapeXml(`${id} ${kind} ${reason ?? ''}`.toLowerCase());
  const parts = [
    `<p><code>${escapeXml(id)}</code></p>`,
    `<p class="soft">intent: ${escapeXml(intentOf(result))}${promised.length === 0 ? '' : `; promised: status ${escapeXml(promised.join(' or '))}`}</p>`,
    ...(reason === undefined ? [] : [`<p>${escapeXml(reason)}</p>`]),
    ...result.findings.map((finding) => line(finding, undefined)),
    ...(result.known ?? []).map((known) => line(known.finding, known.reason)),
    '<div class="exchanges"></div>',
  ];
  return `<details class="probe" id="p${number}" data-outcome="${outcome}" data-kind="${escapeXml(kind)}" data-text="${text}"><summary><span class="badge ${outcome}">${outcomeWords[outcome]}</span> <span class="soft">${escapeXml(kind)}</span> ${escapeXml(title)}</summary><div class="body">${parts.join('')}</div></details>`;
}

function line({ rule, expected, actual, spec }: Finding, reason: string | undefined): string {
  const known = reason === undefined ? '' : ` <span class="soft">(known: ${escapeXml(reason)})</span>`;
  return `<p><code>${escapeXml(rule)}</code> promised ${escapeXml(expected)} <code>${escapeXml(spec)}</code>, came <strong>${escapeXml(actual)}</strong>${known}</p>`;
}
