import type { Page, Table } from './page.ts';
import type { Row } from './table.ts';

/** One field or parameter as a page tells of it. */
export interface Field {
  readonly name: string;
  /** Undefined where the table has no such column. */
  readonly required: boolean | undefined;
  /** JSON Schema's word; undefined where the page's word is unknown. */
  readonly type: string | undefined;
  /** The type of an array's items. */
  readonly items: string | undefined;
  /** Of an object, or of an array's items; undefined where no table tells. */
  readonly fields: readonly Field[] | undefined;
  readonly description: string;
  readonly line: number;
}

/** The fields of the table of this kind: `path`, `query`, `header`, `body`; undefined where the page has none. */
export function fieldsOf(page: Page, kind: string, status?: string): Field[] | undefined {
  const part = status === undefined ? 'request' : 'response';
  const isKind = ({ title }: Table) => new RegExp(`\\b${kind}\\b.*\\bparameters?\\b`, 'i').test(title);
  const table = page.tables.find((one) => one.part === part && one.status === status && isKind(one));
  return table?.rows.map((row) => toField(page, table, row, []));
}

function toField(page: Page, table: Table, row: Row, above: readonly Table[]): Field {
  const { cells, line } = row;
  const said = cells.type ?? cells['parameter type'] ?? '';
  const nested = above.includes(table) ? undefined : referred(page, table, said);
  const required = cells.mandatory ?? cells.required;
  const shape = shapeOf(said);
  return {
    name: (cells.parameter ?? cells.name ?? '').replace(/[*`]/g, '').trim(),
    required: required === undefined || required === '' ? undefined : /^yes/i.test(required),
    type: nested !== undefined && shape.type === undefined ? 'object' : shape.type,
    items: shape.items ?? (shape.type === 'array' && nested !== undefined ? 'object' : undefined),
    fields: nested?.rows.map((one) => toField(page, nested, one, [...above, table])),
    description: cells.description ?? '',
    line,
  };
}

/** The table that a type refers to: by its anchor, else by its title in the same part of the page. */
function referred(page: Page, from: Table, type: string): Table | undefined {
  const match = /:ref:`([^`<]*)(?:<([^>]*)>)?[^`]*`/.exec(type.replaceAll(/\s+/g, ' '));
  if (match === null) return undefined;
  const [title, anchor] = [match[1]?.trim().toLowerCase(), match[2]?.trim().toLowerCase()];
  const isNear = (table: Table) => table.part === from.part && table.status === from.status;
  return (
    page.tables.find((table) => anchor !== undefined && anchor !== '' && table.anchor === anchor) ??
    page.tables.find((table) => isNear(table) && table.title.toLowerCase() === title) ??
    page.tables.find((table) => table.title.toLowerCase() === title)
  );
}

const words: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'integer',
  int: 'integer',
  long: 'integer',
  short: 'integer',
  number: 'number',
  float: 'number',
  double: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  object: 'object',
  map: 'object',
  json: 'object',
};

function shapeOf(said: string): { type: string | undefined; items?: string | undefined } {
  const text = said
    .replaceAll(/:ref:`[^`]*`/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const items = /^(?:array|list)(?: of)?(?:\s*<)?\s*(\w+?)?s?\b/.exec(text);
  if (items !== null) return { type: 'array', items: words[items[1] ?? ''] };
  return { type: words[/^\w+/.exec(text)?.[0] ?? ''] };
}
