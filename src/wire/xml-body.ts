import { Parser } from '#xml';
import type { Json, JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import { fieldsOf, itemsOf } from '../spec/openapi/schema-fields.ts';
import { scalar, typesIn } from './types-in.ts';
import { saidOf } from './xml-text.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** An XML text as the value that its schema describes; undefined where it is none. */
export function xmlBody(document: JsonObject, schema: Pointer, text: string): Json | undefined {
  const root = parse(text);
  return root === undefined ? undefined : valueIn(document, schema, root);
}

/** The root element; undefined for what is not well-formed: a tag that is not closed, two roots, none. */
function parse(text: string): Element | undefined {
  const roots: Element[] = [];
  const open: Element[] = [];
  let isBroken = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name, attributes, children: [], text: '' };
        (open.at(-1)?.children ?? roots).push(element);
        open.push(element);
      },
      ontext(piece) {
        const last = open.at(-1);
        if (last !== undefined) last.text += piece;
        else if (piece.trim() !== '') isBroken = true;
      },
      onclosetag(name, isImplied) {
        const last = open.pop();
        if (last?.name !== name || (isImplied && !/\/>/.test(text))) isBroken = true;
      },
      onerror: () => {
        isBroken = true;
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  if (open.length > 0) isBroken = true;
  parser.end();
  return isBroken || roots.length !== 1 ? undefined : roots[0];
}

function valueIn(document: JsonObject, schema: Pointer, element: Element): Json {
  const types = typesIn(document, schema);
  if (types.has('array'))
    return element.children.map((child) => valueIn(document, itemsOf(document, schema), child));
  if (!types.has('object') && element.children.length === 0) return scalar(types, element.text.trim());
  return fieldsIn(document, schema, element);
}

function fieldsIn(document: JsonObject, schema: Pointer, element: Element): JsonObject {
  const value = Object.create(null) as JsonObject;
  const taken = new Set<string>();
  for (const [field, place] of fieldsOf(document, schema)) {
    const said = saidOf(document, place, field);
    const types = typesIn(document, place);
    if (said.attribute) {
      const text = element.attributes[said.name];
      if (text !== undefined) value[field] = scalar(types, text);
      continue;
    }
    const isList = types.has('array');
    const name = isList && !said.wrapped ? saidOf(document, itemsOf(document, place), field).name : said.name;
    const own = element.children.filter((child) => local(child.name) === local(name));
    taken.add(local(name));
    const [first] = own;
    if (first === undefined) continue;
    if (!isList) value[field] = valueIn(document, place, first);
    else
      value[field] = (said.wrapped ? first.children : own).map((child) =>
        valueIn(document, itemsOf(document, place), child),
      );
  }
  for (const child of element.children) {
    if (taken.has(local(child.name))) continue;
    value[child.name] = child.children.length === 0 ? child.text.trim() : fieldsIn(document, '#', child);
  }
  return { ...value };
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
