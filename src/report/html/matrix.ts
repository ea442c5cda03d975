import type { ProbeResult } from '../../judge/result.ts';
import { escapeXml } from '../xml.ts';
import { type Group, outcomeSigns, outcomes, outcomeWords, worstOf } from './plan.ts';

/** Operations by kind of promise: each cell says how it stands, and leads to its probes. */
export function matrix(groups: readonly Group[]): string {
  const kinds = kindsOf(groups);
  const head = kinds.map((kind) => `<th scope="col">${escapeXml(kind)}</th>`).join('');
  return [
    '<section aria-labelledby="matrix"><h2 id="matrix">Operations by promise</h2>',
    `<p class="soft">${legend()}</p>`,
    '<div class="scroll"><table class="matrix">',
    `<thead><tr><th scope="col">operation</th>${head}</tr></thead><tbody>`,
    ...groups.map((group) => row(group, kinds)),
    '</tbody></table></div></section>',
  ].join('\n');
}

/** The kinds of promise that the run holds, in the order in which they appear. */
export function kindsOf(groups: readonly Group[]): ProbeResult['kind'][] {
  return [...new Set(groups.flatMap(({ probes }) => probes.map(({ result }) => result.kind)))];
}

function row(group: Group, kinds: readonly ProbeResult['kind'][]): string {
  const cells = kinds.map((kind) => {
    const own = group.probes.map(({ result }) => result).filter((result) => result.kind === kind);
    return own.length === 0 ? '<td class="soft">·</td>' : `<td>${cell(group, kind, own)}</td>`;
  });
  return `<tr><th scope="row">${nameOf(group)}</th>${cells.join('')}</tr>`;
}

/** Method and path, and the API. */
export function nameOf({ method, path, operation, api }: Group): string {
  const name = method === '' ? escapeXml(operation) : `<b>${escapeXml(method)}</b> ${escapeXml(path)}`;
  return `${name} <span class="soft">${escapeXml(api)}</span>`;
}

function cell(group: Group, kind: ProbeResult['kind'], own: readonly ProbeResult[]): string {
  const worst = worstOf(own);
  const count = own.filter(({ outcome }) => outcome === worst).length;
  const number = count === own.length ? `${count}` : `${count}/${own.length}`;
  const words = outcomes
    .map((outcome) => [outcomeWords[outcome], own.filter((one) => one.outcome === outcome).length] as const)
    .filter(([, amount]) => amount > 0)
    .map(([word, amount]) => `${amount} ${word}`)
    .join(', ');
  const label = escapeXml(`${group.method} ${group.path || group.operation}, ${kind}: ${words}`);
  const data = `data-operation="${group.key}" data-kind="${escapeXml(kind)}"`;
  return `<button type="button" class="${worst}" ${data} aria-label="${label}" title="${escapeXml(words)}">${outcomeSigns[worst]} ${number}</button>`;
}

function legend(): string {
  return outcomes.map((outcome) => `${outcomeSigns[outcome]} ${outcomeWords[outcome]}`).join(' · ');
}
