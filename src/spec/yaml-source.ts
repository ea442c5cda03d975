import path from 'node:path';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import { InputError, messageOf } from '../shared/input-error.ts';

/** A place in a file that a person can open: `specs/palette/openapi.yaml:12`; line 0 where the file is one line. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where each key or item of a parsed object stands. Kept beside the value, by identity. */
export type Places = WeakMap<object, { self: Place; children: Map<string, Place> }>;

/** `file:line` of a place, `file#/pointer` in a file of one line. */
export function showPlace(place: Place): string {
  return place.line === 0 ? place.file : `${place.file}:${place.line}`;
}

/**
 * Parses YAML (or JSON) and notes the line of every key in `places`.
 * An InputError with `file:line` when the text is not YAML. A key that stands there twice is told where somebody
 * listens: the last one counts then, as in JSON.
 */
export function parseYaml(
  text: string,
  file: string,
  places?: Places,
  told?: (says: string) => void,
): unknown {
  const lines = new LineCounter();
  const shown = path.relative(process.cwd(), file) || file;
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  for (const error of document.errors) {
    const { line, says } = faultOf(error, text.split('\n'), lines);
    if (error.code !== 'DUPLICATE_KEY' || told === undefined)
      throw new InputError(`${shown}:${line} is not valid YAML: ${says}`);
    told(`${shown}:${line} ${says} Until then the last one counts.`);
  }
  return toValue(document.contents, { document, lines, file: shown, places });
}

/** What is wrong and what to do, where the parser's own words do not say it. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/^All \w+ items/, 'it does not begin in the column of the lines that it belongs to. Indent it like them.'],
  [/^Nested map/, 'it has ": " in a text without quotes. Put the text in quotes.'],
  [/^Flow \w+ in block/, 'a bracket that was opened before it is not closed. Close it.'],
  [/^Missing closing \W?quote/, 'a quote is opened and not closed. Close it.'],
  [/call stack/, 'it is nested too deep. Give inner parts names, and refer to them.'],
  [/multiple documents/, 'a second document begins after "---". Put it into a file of its own.'],
];

function faultOf(error: YAMLParseError, text: readonly string[], lines: LineCounter) {
  const { line, col } = lines.linePos(error.pos[0]);
  const [here = '', next = ''] = text.slice(line - 1);
  if (/^ *\t/.test(here)) return { line, says: 'a tab stands in its indentation. Use spaces.' };
  if (error.code === 'DUPLICATE_KEY') {
    const [key] = here.slice(col - 1).split(':', 1);
    return { line, says: `${JSON.stringify(key)} stands there a second time. Delete one of the two.` };
  }
  // A line that is indented deeper goes on with the text of the one before it
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && next.search(/\S/) > here.search(/\S/)) {
    const says = 'it is indented deeper than the line before it, which has a value. Indent the two alike.';
    return { line: line + 1, says };
  }
  const known = faults.find(([words]) => words.test(error.message));
  return { line, says: known?.[1] ?? `${error.message.split('\n')[0]?.replace(/\.$/, '')}. Correct it.` };
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
  return (node as Node | null) === null ? null : toAliased(node as Node, context);
}

function toAliased(node: Node, context: Context): unknown {
  try {
    const plain = node.toJS(context.document) as unknown;
    // Merged maps within what is referred to are merged there too
    const target = isAlias(node) ? node.resolve(context.document) : undefined;
    return (isMap(target) || isSeq(target) ? toValue(target, context) : plain) ?? null;
  } catch (thrown) {
    const place = showPlace(placeOf(node, context));
    throw new InputError(`${place} is not valid YAML: ${messageOf(thrown)}. Correct it.`);
  }
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
