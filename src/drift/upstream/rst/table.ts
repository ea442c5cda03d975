/** One row of a table: its cells by column title in lower case, and its line. */
export interface Row {
  readonly cells: Readonly<Record<string, string>>;
  readonly line: number;
}

/**
 * The grid table that begins at `start` (its first `+---+`), and the index of the line after it. Cells are cut where
 * the border has its corners; where the text was squeezed and corners no longer tell, at each `|`.
 */
export function readGrid(lines: readonly string[], start: number): { rows: Row[]; next: number } {
  const groups: { cells: string[]; line: number }[] = [];
  let titles: string[] = [];
  let current: string[][] = [];
  let first = start;
  let index = start;
  const border = (lines[start] ?? '').trim();
  for (; index < lines.length; index += 1) {
    const text = (lines[index] ?? '').trim();
    if (isBorder(text)) {
      const cells = joined(current);
      if (cells.length > 0 && text.includes('=')) titles = cells;
      else if (cells.length > 0) groups.push({ cells, line: first + 1 });
      current = [];
      first = index + 1;
    } else if (text.startsWith('|')) current.push(cut(text, border));
    else break;
  }
  const names = titles.map((title) => title.toLowerCase());
  return { rows: groups.map(({ cells, line }) => ({ cells: byName(names, cells), line })), next: index };
}

/** True for the border of a grid table. */
export function isBorder(text: string): boolean {
  return /^\+[-=+]+\+$/.test(text.trim());
}

/** The rows of a simple table of two columns, `200 OK`, that begins at `start` (its first line of `=`). */
export function readPairs(
  lines: readonly string[],
  start: number,
): { pairs: { key: string; value: string; line: number }[]; next: number } {
  const pairs: { key: string; value: string; line: number }[] = [];
  let rules = 0;
  let index = start;
  for (; index < lines.length && rules < 3; index += 1) {
    const text = (lines[index] ?? '').trim();
    if (isRule(text)) rules += 1;
    else if (rules === 2 && text !== '') {
      const [key = '', ...rest] = text.split(/\s+/);
      pairs.push({ key, value: rest.join(' '), line: index + 1 });
    }
  }
  return { pairs, next: index };
}

/** True for the border of a simple table. */
export function isRule(text: string): boolean {
  return /^=+( +=+)+$/.test(text.trim());
}

// --- internal ---

function cut(text: string, border: string): string[] {
  const corners = [...border].flatMap((sign, at) => (sign === '+' ? [at] : []));
  const isAligned =
    text.length === border.length && corners.every((at) => text[at] === '|' || text[at] === '+');
  if (!isAligned)
    return text
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  return corners.slice(0, -1).map((at, index) => text.slice(at + 1, corners[index + 1]).trim());
}

function joined(rows: readonly string[][]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) =>
    rows
      .map((row) => row[column] ?? '')
      .join('\n')
      .trim(),
  );
}

function byName(names: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
}
