import { readExample } from '../rst/example.ts';
import type { Page, PageExample, Table } from '../rst/page.ts';
import { saysDeprecated } from '../rst/prose.ts';
import type { Row } from '../rst/table.ts';
import { htmlToLines, type SourceLine } from './html.ts';
import { columnOf, plain, tableTitleOf, withEnglishLimits } from './words.ts';

/** True for the HTML of a page. */
export function looksLikeHtml(name: string, text: string): boolean {
  return /\.html?$/i.test(name.split(/[?#]/)[0] ?? '') || /^\s*(<!doctype html|<html\b)/i.test(text);
}

/** True for a page in Markdown: by its name, or a heading of `#` together with a table or a code block. */
export function looksLikeMarkdown(name: string, text: string): boolean {
  if (/\.(md|markdown)$/i.test(name.split(/[?#]/)[0] ?? '')) return true;
  return /^#{1,6} \S/m.test(text.slice(0, 4000)) && /^\|?\s*:?-{3,}.*\||^<table\b|^```/m.test(text);
}

type Found = { tables: Table[]; statuses: Page['statuses'][number][]; examples: PageExample[] };

interface State {
  section: string;
  status: string | undefined;
  title: string;
}

/** Reads a reference page in Markdown or HTML, in English or Chinese, into what the reStructuredText reader gives. */
export function readMarkupPage(name: string, text: string): Page {
  const lines = looksLikeHtml(name, text) ? htmlToLines(text) : markdownLines(text);
  const found: Found = { tables: [], statuses: [], examples: [] };
  const state: State = { section: '', status: undefined, title: '' };
  const uri = findUri(lines);
  for (let index = 0; index < lines.length; ) index = step(lines, index, state, found);
  const title = lines.find(({ text: one }) => /^# /.test(one))?.text ?? '';
  const id = / - (\w+)\s*$/.exec(plain(title))?.[1] ?? /^(\w+)\.(?:md|html?)$/i.exec(name)?.[1];
  const head = lines
    .filter(({ line }) => line < uri.line)
    .map((one) => one.text)
    .join('\n');
  return { name, id, ...uri, deprecated: saysDeprecated(head), ...found };
}

/** Markdown as it is, with the tables written in HTML turned into those of Markdown. */
function markdownLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  const source = text.split(/\r?\n/);
  for (let index = 0; index < source.length; index += 1) {
    const line = source[index] ?? '';
    if (!/^\s*(<a\b[^>]*><\/a>)*\s*<table\b/i.test(line)) {
      lines.push({ text: line, line: index + 1 });
      continue;
    }
    let end = index;
    while (end < source.length && !/<\/table>/i.test(source[end] ?? '')) end += 1;
    const table = htmlToLines(source.slice(index, end + 1).join('\n'));
    lines.push(...table.map((one) => ({ text: one.text, line: one.line + index })));
    index = end;
  }
  return lines;
}

function step(lines: readonly SourceLine[], index: number, state: State, found: Found): number {
  const text = (lines[index]?.text ?? '').trim();
  const heading = /^#{1,6}\s+(.*)$/.exec(text)?.[1];
  if (heading !== undefined) {
    Object.assign(state, { section: plain(heading).toLowerCase(), status: undefined, title: '' });
    return index + 1;
  }
  if (text.startsWith('```')) return takeExample(lines, index, state, found);
  if (text.startsWith('|')) return takeTable(lines, index, state, found);
  const status = /^(?:Status codes?|状态码)\s*[:：]\s*(\d{3})/i.exec(plain(text))?.[1];
  if (status !== undefined) state.status = status;
  state.title = tableTitleOf(text) ?? state.title;
  const section = sectionOf(text);
  if (section !== undefined) Object.assign(state, { section, status: undefined });
  return index + 1;
}

/** Pages without headings name their parts in lines of their own. */
function sectionOf(text: string): string | undefined {
  const bare = plain(text).replace(/^- +/, '');
  return /^(Request Parameters|Response Parameters|Example Requests?|Example Responses?|Status Codes?|请求参数|响应参数|请求示例|响应示例|(?:成功|失败)响应示例|状态码)$/i.test(
    bare,
  )
    ? bare.toLowerCase()
    : undefined;
}

function takeTable(lines: readonly SourceLine[], index: number, state: State, found: Found): number {
  let end = index;
  while ((lines[end]?.text ?? '').trim().startsWith('|')) end += 1;
  const [head, , ...body] = lines.slice(index, end);
  const names = cellsOf(head?.text ?? '').map(columnOf);
  const rows = body.map(({ text, line }) => toRow(names, cellsOf(text), line));
  if (names.includes('status code')) {
    const statuses = rows.flatMap(({ cells, line }) => {
      const status = /^\d{3}$/.exec(cells['status code'] ?? '')?.[0];
      return status === undefined ? [] : [{ status, line }];
    });
    found.statuses.push(...statuses);
  } else if (names.includes('parameter') || names.includes('name')) {
    found.tables.push({
      title: titleOf(state, names),
      anchor: undefined,
      part: partOf(state),
      status: statusOf(state),
      rows,
    });
  }
  state.title = '';
  return end;
}

/** A table that is called "parameters" alone is the body of its part; before any part, the path. */
function titleOf({ title, section }: State, names: readonly string[]): string {
  if (!names.includes('type') || !/^(参数说明|请求参数|响应参数|parameters?( description)?)?$/i.test(title))
    return bare(title);
  return /uri/i.test(section) ? 'Path parameters' : 'Body parameters';
}

/** `grants` of "grants属性列表", so that a type finds its table. */
function bare(title: string): string {
  return title.replace(/\s*(属性列表|字段|数据结构(说明)?|参数说明)$/, '');
}

function toRow(names: readonly string[], cells: readonly string[], line: number): Row {
  const row = Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()]));
  const mandatory = row.mandatory === undefined ? {} : { mandatory: yesOrNo(row.mandatory) };
  const type = row.type === undefined ? {} : { type: typeOf(row.type) };
  const description =
    row.description === undefined ? {} : { description: withEnglishLimits(row.description) };
  const name = row.parameter === undefined ? {} : { parameter: plain(row.parameter) };
  const status = row['status code'] === undefined ? {} : { 'status code': plain(row['status code']) };
  return { cells: { ...row, ...mandatory, ...type, ...description, ...name, ...status }, line };
}

function yesOrNo(text: string): string {
  return plain(text)
    .replace(/^是.*$/, 'Yes')
    .replace(/^否.*$/, 'No');
}

/** The types of a page, with a reference to the table that describes them. */
function typeOf(text: string): string {
  const said = plain(text).replaceAll(/&lt;/g, '<');
  const array =
    /^(?:Array|List) of (\w+) (?:objects?|structs?)$/i.exec(said)?.[1] ?? /^(\w+)结构?数组$/.exec(said)?.[1];
  if (array !== undefined) return `Array of :ref:\`${array}\` objects`;
  const object = /^(\w+) (?:object|struct)$/i.exec(said)?.[1];
  return object === undefined ? said : `:ref:\`${object}\` object`;
}

function cellsOf(text: string): string[] {
  const marked = text.trim().replaceAll('\\|', '\u0000');
  return marked
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.replaceAll('\u0000', '|').trim());
}

function takeExample(lines: readonly SourceLine[], index: number, state: State, found: Found): number {
  let end = index + 1;
  while (end < lines.length && !(lines[end]?.text ?? '').trim().startsWith('```')) end += 1;
  const texts = lines.slice(0, end).map(({ text }) => text);
  const example = readExample(texts, index + 1);
  if (example !== undefined && !/失败|failure/i.test(state.section)) {
    const line = lines[example.line - 1]?.line ?? 1;
    found.examples.push({ part: partOf(state), status: statusOf(state), text: example.text, line });
  }
  return end + 1;
}

function partOf({ section, status }: State): 'request' | 'response' {
  return status !== undefined || /response|响应/.test(section) ? 'response' : 'request';
}

/** A response part that names no status describes the success. */
function statusOf(state: State): string | undefined {
  return state.status ?? (partOf(state) === 'response' ? '200' : undefined);
}

function findUri(lines: readonly SourceLine[]): Pick<Page, 'method' | 'path' | 'line'> {
  for (const { text, line } of lines) {
    const match = /^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\s+(?:https?:\/\/[^/\s]+)?(\/[^\s?`]*)/.exec(
      plain(text),
    );
    if (match !== null) return { method: match[1], path: match[2], line };
  }
  return { method: undefined, path: undefined, line: 1 };
}
