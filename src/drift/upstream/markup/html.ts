import { Parser } from 'htmlparser2';

/** A line of text, and the line of the source on which it began. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
}

const headings: Readonly<Record<string, string>> = { h1: '#', h2: '##', h3: '###', h4: '####', h5: '#####' };
const blocks = new Set([
  'p',
  'div',
  'section',
  'caption',
  'table',
  'ul',
  'ol',
  'body',
  'br',
  'pre',
  'article',
]);
const bold = new Set(['b', 'strong']);
const unread = new Set(['script', 'style', 'nav', 'head']);

/** What is being written: text outside tables goes into `current`, text inside into the cell. */
interface Writer {
  readonly lines: SourceLine[];
  current: string;
  cells: string[] | undefined;
  cell: string | undefined;
  isBroken: boolean;
  rowLine: number;
  rows: number;
  pre: number;
  skipped: number;
}

/**
 * The text of an HTML page in the form of Markdown, as far as reference pages need it: headings, tables with one line a
 * row, code blocks, list items. Each line knows where it began. Line breaks within a cell are written as `<br>`.
 */
export function htmlToLines(html: string): SourceLine[] {
  const starts = lineStarts(html);
  const writer: Writer = {
    lines: [],
    current: '',
    cells: undefined,
    cell: undefined,
    isBroken: false,
    rowLine: 1,
    rows: 0,
    pre: 0,
    skipped: 0,
  };
  const here = () => lineAt(starts, parser.startIndex);
  const parser = new Parser({
    onopentag: (name) => open(writer, name, here()),
    ontext: (text) => write(writer, text, here()),
    onclosetag: (name) => close(writer, name, here()),
  });
  parser.end(html);
  flush(writer, here());
  return writer.lines;
}

function open(writer: Writer, name: string, line: number): void {
  if (unread.has(name)) writer.skipped += 1;
  if (name === 'td' || name === 'th') Object.assign(writer, { cell: '', isBroken: false });
  else if (writer.cell !== undefined) {
    if (name === 'li') writer.cell += '<br>- ';
    else if (bold.has(name)) writer.cell += '**';
    else if (blocks.has(name) && writer.cell.trim() !== '') writer.isBroken = true;
  } else {
    if (name === 'tr') Object.assign(writer, { cells: [], rowLine: line });
    if (blocks.has(name) || name in headings || name === 'li') flush(writer, line);
    if (name === 'table') writer.rows = 0;
    if (name in headings) writer.current = `${headings[name]} `;
    if (name === 'pre') {
      writer.pre += 1;
      writer.lines.push({ text: '```', line });
    }
  }
}

function write(writer: Writer, text: string, line: number): void {
  if (writer.skipped > 0) return;
  if (writer.pre > 0) {
    writer.lines.push(...text.split('\n').map((one, index) => ({ text: one, line: line + index })));
  } else if (writer.cell !== undefined) {
    if (writer.isBroken && text.trim() !== '') {
      writer.cell += '<br>';
      writer.isBroken = false;
    }
    writer.cell += text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  } else writer.current += text.replaceAll(/\s+/g, ' ');
}

function close(writer: Writer, name: string, line: number): void {
  if (unread.has(name)) writer.skipped -= 1;
  if ((name === 'td' || name === 'th') && writer.cell !== undefined) {
    writer.cells?.push(writer.cell.trim());
    writer.cell = undefined;
  } else if (bold.has(name) && writer.cell !== undefined) writer.cell += '**';
  else if (name === 'tr' && writer.cells !== undefined) closeRow(writer);
  else if (name === 'pre' && writer.pre > 0) {
    writer.pre -= 1;
    writer.lines.push({ text: '```', line });
  } else if (writer.cell === undefined && (blocks.has(name) || name in headings || name === 'li'))
    flush(writer, line);
}

function closeRow(writer: Writer): void {
  const { cells = [], rowLine: line } = writer;
  writer.lines.push({ text: `| ${cells.join(' | ')} |`, line });
  if (writer.rows === 0) writer.lines.push({ text: `|${cells.map(() => '---|').join('')}`, line });
  writer.rows += 1;
  writer.cells = undefined;
}

function flush(writer: Writer, line: number): void {
  const text = writer.current.trim();
  if (text !== '') writer.lines.push({ text, line });
  writer.current = '';
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    starts.push(index + 1);
  return starts;
}

/** The number of the line that an offset lies on, by halving. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
