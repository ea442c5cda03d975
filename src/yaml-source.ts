import path from 'node:path';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { InputError } from './input-error.ts';

/** A place in a file that a person can open: `specs/palette/openapi.yaml:12`. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where each key or item of a parsed object stands. Kept beside the value, by identity. */
export type Places = WeakMap<object, { self: Place; children: Map<string, Place> }>;

/** `file:line` of a place. */
export function showPlace(place: Place): string {
  return `${place.file}:${place.line}`;
}

/**
 * Parses YAML (or JSON) and notes the line of every key in `places`.
 * An InputError with `file:line` when the text is not YAML.
 */
export function parseYaml(text: string, file: string, places?: Places): unknown {
  const lines = new LineCounter();
  const shown = path.relative(process.cwd(), file) || file;
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = lines.linePos(error.pos[0]).line;
    throw new InputError(`${shown}:${line} is not valid YAML: ${error.message.split('\n')[0]}`);
  }
  return toValue(document.contents, { document, lines, file: shown, places });
}

interface Context {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly file: string;
  readonly places: Places | undefined;
}

function toValue(node: unknown, context: Context): unknown {
  if (isMap(node)) return toObject(node, context);
  if (isSeq(node)) return toArray(node, context);
  if (isScalar(node)) return node.value;
  return (node as Node | null)?.toJS(context.document) ?? null;
}

function toObject(node: Node & { items: { key: unknown; value: unknown }[] }, context: Context): object {
  const object: Record<string, unknown> = {};
  const children = new Map<string, Place>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : String(key);
    if (name === '<<') {
      // Of several merged maps the first one that has a field gives it.
      const merged = [toValue(value, context)].flat().reverse();
      Object.assign(object, Object.assign({}, ...merged, { ...object }));
      continue;
    }
    // defineProperty: a key called __proto__ is data like any other
    Object.defineProperty(object, name, {
      value: toValue(value, context),
      enumerable: true,
      writable: true,
      configurable: true,
    });
    children.set(name, placeOf(key as Node, context));
  }
  context.places?.set(object, { self: placeOf(node, context), children });
  return object;
}

function toArray(node: Node & { items: unknown[] }, context: Context): unknown[] {
  const array = node.items.map((item) => toValue(item, context));
  const children = new Map(node.items.map((item, index) => [String(index), placeOf(item as Node, context)]));
  context.places?.set(array, { self: placeOf(node, context), children });
  return array;
}

function placeOf(node: Node | null, context: Context): Place {
  return { file: context.file, line: context.lines.linePos(node?.range?.[0] ?? 0).line };
}
