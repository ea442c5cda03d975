import type { Coverage, CoverageRow } from '../../coverage/coverage.ts';
import { escapeXml } from '../xml.ts';

/** Which side of which constraint was tried, operation by operation. */
export function constraints({ rows, tried, total, percent }: Coverage): string {
  const operations = [...new Set(rows.map((row) => `${row.api} ${row.operation}`))];
  return [
    '<section aria-labelledby="constraints"><h2 id="constraints">Constraints</h2>',
    `<p>${tried} of ${total} sides tried (${percent} %). A constraint has two sides: a request that keeps it, and one that breaks it.</p>`,
    ...operations.map((name) =>
      table(
        name,
        rows.filter((row) => `${row.api} ${row.operation}` === name),
      ),
    ),
    '</section>',
  ].join('\n');
}

function table(name: string, rows: readonly CoverageRow[]): string {
  const tried = rows.filter(({ state }) => state === 'tried').length;
  const total = rows.filter(({ state }) => state !== 'waived').length;
  const pairs = rows.filter(({ side }) => side === 'kept');
  const lines = pairs.map((kept) => {
    const broken = rows.find(
      (row) => row.side === 'broken' && sameConstraint(row, kept) && rows.indexOf(row) > rows.indexOf(kept),
    );
    return `<tr><td>${escapeXml(kept.place)}</td><td>${escapeXml(kept.constraint)}<br><code>${escapeXml(kept.spec)}</code></td>${side('kept', kept)}${side('broken', broken)}</tr>`;
  });
  return `<details class="op"><summary>${escapeXml(name)} <span class="badge ${tried === total ? 'verified' : 'pending'}">${tried} of ${total}</span></summary><div class="scroll"><table class="sides"><thead><tr><th scope="col">place</th><th scope="col">constraint</th><th scope="col">kept</th><th scope="col">broken</th></tr></thead><tbody>${lines.join('')}</tbody></table></div></details>`;
}

function sameConstraint(a: CoverageRow, b: CoverageRow): boolean {
  return a.place === b.place && a.constraint === b.constraint && a.spec === b.spec;
}

function side(name: string, row: CoverageRow | undefined): string {
  if (row === undefined) return '<td></td>';
  if (row.state === 'tried') return `<td data-side="${name}">✓ tried</td>`;
  return `<td class="soft" data-side="${name}">– ${escapeXml(row.reason ?? '')}</td>`;
}
