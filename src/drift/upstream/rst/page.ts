import { readExample } from './example.ts';
import { saysDeprecated } from './prose.ts';
import { isBorder, isRule, type Row, readGrid, readPairs } from './table.ts';

/** One table of parameters. */
export interface Table {
  /** `Request body parameters`, or the name of what another table refers to. */
  readonly title: string;
  readonly anchor: string | undefined;
  readonly part: 'request' | 'response';
  /** The status above it, in the response part. */
  readonly status: string | undefined;
  readonly rows: readonly Row[];
}

export interface PageExample {
  readonly part: 'request' | 'response';
  readonly status: string | undefined;
  readonly text: string;
  readonly line: number;
}

/** What a reference page of one operation says. */
export interface Page {
  readonly name: string;
  /** What the vendor calls the operation: the page's original file name. */
  readonly id: string | undefined;
  readonly method: string | undefined;
  readonly path: string | undefined;
  /** Of the line with method and path. */
  readonly line: number;
  readonly deprecated: boolean;
  readonly tables: readonly Table[];
  readonly statuses: readonly { readonly status: string; readonly line: number }[];
  readonly examples: readonly PageExample[];
}

interface State {
  section: string;
  status: string | undefined;
  anchor: string | undefined;
  title: string;
}

/** Reads a reStructuredText reference page, whether its tables stand as they were set or were squeezed. */
export function readPage(name: string, text: string): Page {
  const lines = text.split(/\r?\n/);
  const found = {
    tables: [] as Table[],
    statuses: [] as Page['statuses'][number][],
    examples: [] as PageExample[],
  };
  const state: State = { section: '', status: undefined, anchor: undefined, title: '' };
  const uri = findUri(lines);
  for (let index = 0; index < lines.length; ) index = step(lines, index, state, found);
  const id = /^:original_name:\s*(\S+?)(?:\.html?)?\s*$/m.exec(text)?.[1];
  const head = lines.slice(0, uri.line === 1 ? 60 : uri.line).join('\n');
  return { name, id, ...uri, deprecated: saysDeprecated(head), ...found };
}

type Found = { tables: Table[]; statuses: Page['statuses'][number][]; examples: PageExample[] };

function step(lines: readonly string[], index: number, state: State, found: Found): number {
  const line = (lines[index] ?? '').trim();
  const below = (lines[index + 1] ?? '').trim();
  if (/^([-=~^"])\1{2,}$/.test(below) && line !== '' && !isRule(below) && !/^[|+=]/.test(line)) {
    Object.assign(state, { section: line.toLowerCase(), status: undefined, anchor: undefined, title: '' });
    return index + 2;
  }
  if (isBorder(line)) return takeGrid(lines, index, state, found);
  if (isRule(line)) return takePairs(lines, index, found);
  if (/^\.\. code-block::/.test(line)) return takeExample(lines, index, state, found);
  const anchor = /^\.\. _([^:]+):$/.exec(line)?.[1];
  const title = /^\.\. table::\s*(?:\*\*Table \d+\*\*)?\s*(.*)$/.exec(line)?.[1];
  const status = /^\*\*Status code:\s*(\d{3})\*\*/i.exec(line)?.[1];
  if (anchor !== undefined) state.anchor = anchor.trim().toLowerCase();
  if (title !== undefined) state.title = title.trim();
  if (status !== undefined) state.status = status;
  return index + 1;
}

function takeGrid(lines: readonly string[], index: number, state: State, found: Found): number {
  const { rows, next } = readGrid(lines, index);
  const [first] = rows;
  if (first !== undefined && 'status code' in first.cells) {
    found.statuses.push(...rows.flatMap(({ cells, line }) => toStatus(cells['status code'] ?? '', line)));
  } else if (first !== undefined && ('parameter' in first.cells || 'name' in first.cells)) {
    found.tables.push({
      title: state.title,
      anchor: state.anchor,
      part: partOf(state),
      status: state.status,
      rows,
    });
  }
  Object.assign(state, { anchor: undefined, title: '' });
  return next;
}

function takePairs(lines: readonly string[], index: number, found: Found): number {
  const { pairs, next } = readPairs(lines, index);
  found.statuses.push(...pairs.flatMap(({ key, line }) => toStatus(key, line)));
  return next;
}

function takeExample(lines: readonly string[], index: number, state: State, found: Found): number {
  const example = readExample(lines, index + 1);
  if (example === undefined) return index + 1;
  found.examples.push({ part: partOf(state), status: state.status, text: example.text, line: example.line });
  return example.next;
}

function toStatus(text: string, line: number): Page['statuses'][number][] {
  return /^\d{3}$/.test(text.trim()) ? [{ status: text.trim(), line }] : [];
}

function partOf({ section, status }: State): 'request' | 'response' {
  return status !== undefined || /response/.test(section) ? 'response' : 'request';
}

function findUri(lines: readonly string[]): {
  method: string | undefined;
  path: string | undefined;
  line: number;
} {
  for (const [index, line] of lines.entries()) {
    const match = /^\s*(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\s+(?:https?:\/\/[^/\s]+)?(\/[^\s?`]*)/.exec(
      line,
    );
    if (match !== null) return { method: match[1], path: match[2], line: index + 1 };
  }
  return { method: undefined, path: undefined, line: 1 };
}
