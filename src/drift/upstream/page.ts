import { InputError } from '../../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, join, type Pointer, parent } from '../../shared/pointer.ts';
import type { Operation } from '../../spec/operation.ts';
import { shapeOf } from '../compare/template.ts';
import { inline } from './inline.ts';
import { familyOf } from './match.ts';
import { pick } from './pick.ts';
import { readPage } from './read-page.ts';
import { overlayOperation } from './rst/operation.ts';
import type { Page } from './rst/page.ts';

/** A page beside the operation it is about. */
export interface PagePair {
  readonly page: Page;
  /** Ours that the page is about; undefined where it is about none of ours. */
  readonly ours: Operation | undefined;
  /** The two documents to compare; undefined where the page has another method or path, or is about none of ours. */
  readonly documents: { readonly mine: JsonObject; readonly theirs: JsonObject } | undefined;
  /** `page:line` of a place in their document. */
  place(pointer: Pointer): string;
}

/** Finds the operation that a page is about, and turns it into what the page says. */
export function pairPage(
  document: JsonObject,
  operations: readonly Operation[],
  name: string,
  text: string,
): PagePair {
  const page = readPage(name, text);
  const uri = uriOf(page);
  const ours = operations.find((one) => `${one.method} ${shapeOf(one.path)}` === uri.key);
  if (ours === undefined) return other(page, operations, uri.path);
  const mine = pick(document, [{ method: ours.method, path: ours.path, as: ours.path }], name);
  const lines = new WeakMap<object, number>();
  const theirs = overlay(mine, ours, page, lines);
  return {
    page,
    ours,
    documents: { mine, theirs },
    place: (pointer) => `${name}:${lineAt(theirs, pointer, lines) ?? page.line}`,
  };
}

function uriOf(page: Page): { key: string; path: string } {
  if (page.method === undefined || page.path === undefined) {
    throw new InputError(
      `${page.name} has no line with method and path, as in "PUT /v1/{id}". Name a reference page of one operation.`,
    );
  }
  return { key: `${page.method} ${shapeOf(page.path)}`, path: page.path };
}

function other(page: Page, operations: readonly Operation[], path: string): PagePair {
  const named = operations.find(({ id }) => id.toLowerCase() === page.id?.toLowerCase());
  const isNear = operations.some((one) => familyOf(one.path) === familyOf(path));
  if (named === undefined && !isNear) {
    throw new InputError(
      `${page.name} is about ${page.method} ${path}, which is near none of our operations. Is it the right page?`,
    );
  }
  return { page, ours: named, documents: undefined, place: () => `${page.name}:${page.line}` };
}

/** Our operation as the page has it, in a document of its own. */
function overlay(mine: JsonObject, ours: Operation, page: Page, lines: WeakMap<object, number>): JsonObject {
  const paths = isObject(mine.paths) ? mine.paths : {};
  const item = inline(mine, paths[ours.path] ?? {}) as JsonObject;
  const method = ours.method.toLowerCase();
  const node = item[method] as JsonObject;
  const own = listOf(node.parameters);
  const isOwn = (one: Json) =>
    own.some((two) => isObject(one) && isObject(two) && one.name === two.name && one.in === two.in);
  node.parameters = [...listOf(item.parameters).filter((one) => !isOwn(one)), ...own];
  overlayOperation(node, ours, page, (part, line) => void lines.set(part, line));
  return { ...mine, paths: { [ours.path]: { [method]: node } } };
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function lineAt(document: JsonObject, pointer: Pointer, lines: WeakMap<object, number>): number | undefined {
  for (let here = pointer; here !== '#'; here = parent(here)) {
    const node = at(document, join(here));
    const line = typeof node === 'object' && node !== null ? lines.get(node) : undefined;
    if (line !== undefined) return line;
  }
  return undefined;
}
