import type { RunResult } from '../../judge/result.ts';
import { rules } from '../../judge/rules.ts';
import { type CauseGroup, causesOf, placesOf } from '../causes.ts';
import { exceptionOf } from '../exception-block.ts';
import { againOf, intentOf, requestLines, stepLines, tellingExchange } from '../words.ts';
import { escapeXml } from '../xml.ts';

/** Every cause as a card: what was asked and why, what was promised, what came, and how to see it again. */
export function findings(run: RunResult, numberOf: (key: string) => number | undefined): string {
  const causes = causesOf(run.results);
  const cards =
    causes.length === 0
      ? ['<p class="card">No promise was broken.</p>']
      : causes.map((cause) => card(run, cause, numberOf));
  return [
    `<section aria-labelledby="findings"><h2 id="findings" tabindex="-1">Findings (${causes.length})</h2>`,
    ...cards,
    '</section>',
  ].join('\n');
}

function card(run: RunResult, cause: CauseGroup, numberOf: (key: string) => number | undefined): string {
  const { result, finding } = cause.first;
  const request = tellingExchange(result, finding)?.request;
  const did = stepLines(result);
  const again = againOf(run, result, finding);
  const excuse = exceptionOf(cause);
  const what =
    result.method === '' ? escapeXml(finding.operation) : `${escapeXml(`${result.method} ${result.path}`)}`;
  const count =
    cause.others.length === 0 ? '' : ` <span class="soft">${cause.others.length + 1} probes</span>`;
  const rows = [
    ['probe', `${linkTo(result, numberOf)} <span class="soft">intent: ${escapeXml(intentOf(result))}</span>`],
    [
      'promised',
      `${escapeXml(finding.expected)}<br>${placesOf(cause)
        .map((place) => `<code>${escapeXml(place)}</code>`)
        .join(' ')}`,
    ],
    ['came', `<strong>${escapeXml(finding.actual)}</strong>`],
    ['rule', `<code>${escapeXml(finding.rule)}</code> ${escapeXml(rules[finding.rule].meaning)}`],
    ...(did.length === 0 ? [] : [['did', `<pre>${escapeXml(did.join('\n'))}</pre>`]]),
    ...(request === undefined
      ? []
      : [['request', `<pre>${escapeXml(requestLines(request).join('\n'))}</pre>`]]),
    ...(finding.curl === '' ? [] : [['curl', copyable(finding.curl)]]),
    ...(again === undefined ? [] : [['again', copyable(again)]]),
    ...(excuse.length === 0 ? [] : [['except', copyable(excuse.join('\n'))]]),
    ...(cause.others.length === 0
      ? []
      : [
          [
            'alike',
            `<details><summary>${cause.others.length} more probes show it</summary>${cause.others.map((other) => `<div>${linkTo(other.result, numberOf)}</div>`).join('')}</details>`,
          ],
        ]),
  ];
  const list = rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('\n');
  return `<article class="card ${finding.severity}"><h3><span class="badge ${finding.severity === 'error' ? 'failed' : 'expected'}">${finding.severity}</span> ${what}${count}</h3><dl>\n${list}\n</dl></article>`;
}

function linkTo(
  result: { readonly api: string; readonly id: string },
  numberOf: (key: string) => number | undefined,
): string {
  return `<a href="#p${numberOf(`${result.api} ${result.id}`)}">${escapeXml(result.id)}</a>`;
}

function copyable(text: string): string {
  return `<div class="copy"><pre>${escapeXml(text)}</pre><button type="button">copy</button></div>`;
}
