import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { join, type Pointer, steps } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import { fieldsOf, itemsOf } from '../spec/openapi/schema-fields.ts';

/** How a schema says that its values are written in XML. */
interface Said {
  readonly name: string;
  readonly attribute: boolean;
  readonly wrapped: boolean;
  readonly namespace: string | undefined;
}

/** A value as XML, named as its schema's `xml` says, else after its fields; without a name of its own it is `root`. */
export function xmlText(document: JsonObject, schema: Pointer, value: Json): string {
  const { name, namespace } = saidOf(document, schema, nameOf(schema));
  const body = Array.isArray(value)
    ? element(name, value.map((item) => itemText(document, schema, item, 'item')).join(''), [], namespace)
    : elementOf(document, schema, value, name);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

/** The name of a component; of a schema without one `root`. */
function nameOf(schema: Pointer): string {
  const [first, second, name, ...rest] = steps(schema);
  return first === 'components' && second === 'schemas' && rest.length === 0 ? (name ?? 'root') : 'root';
}

function itemText(document: JsonObject, list: Pointer, item: Json, usual: string): string {
  const place = itemsOf(document, list);
  const [, target] = followRef(document, place);
  const { name } = saidOf(document, place, nameOf(target) === 'root' ? usual : nameOf(target));
  return elementOf(document, place, item, name);
}

function elementOf(document: JsonObject, schema: Pointer, value: Json, name: string): string {
  const { namespace } = saidOf(document, schema, name);
  if (!isObject(value)) return element(name, escaped(value), [], namespace);
  const known = fieldsOf(document, schema);
  const attributes: string[] = [];
  let inner = '';
  for (const [field, one] of Object.entries(value)) {
    const place = known.get(field);
    const said = place === undefined ? undefined : saidOf(document, place, field);
    if (said?.attribute === true) attributes.push(`${said.name}="${escaped(one)}"`);
    else if (Array.isArray(one)) inner += listText(document, place, field, one, said);
    else inner += elementOf(document, place ?? schema, one, said?.name ?? tagOf(field));
  }
  return element(name, inner, attributes, namespace);
}

function listText(
  document: JsonObject,
  place: Pointer | undefined,
  field: string,
  list: readonly Json[],
  said: Said | undefined,
): string {
  if (place === undefined)
    return list.map((one) => element(tagOf(field), escaped(one), [], undefined)).join('');
  const own = saidOf(document, itemsOf(document, place), field).name;
  const items = list.map((one) => elementOf(document, itemsOf(document, place), one, own)).join('');
  return said?.wrapped === true ? element(said.name, items, [], said.namespace) : items;
}

function element(
  name: string,
  inner: string,
  attributes: readonly string[],
  namespace: string | undefined,
): string {
  const prefix = name.includes(':') ? `:${name.split(':')[0]}` : '';
  const all =
    namespace === undefined ? attributes : [`xmlns${prefix}="${escaped(namespace)}"`, ...attributes];
  const head = [name, ...all].join(' ');
  return inner === '' ? `<${head}/>` : `<${head}>${inner}</${name}>`;
}

/** What the schema at a place, and what it refers to, say of XML. */
export function saidOf(document: JsonObject, place: Pointer, usual: string): Said {
  const [node] = followRef(document, place);
  const xml = isObject(node.xml) ? node.xml : {};
  const name = tagOf(typeof xml.name === 'string' && xml.name !== '' ? xml.name : usual);
  return {
    name: typeof xml.prefix === 'string' && xml.prefix !== '' ? `${tagOf(xml.prefix)}:${name}` : name,
    attribute: xml.attribute === true,
    wrapped: xml.wrapped === true,
    namespace: typeof xml.namespace === 'string' ? xml.namespace : undefined,
  };
}

/** A name that may be a tag. */
function tagOf(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_.:-]/gu, '_');
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}

function escaped(value: Json): string {
  const text = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Where the items of a list stand, for whoever reads them back. */
export function itemPlace(document: JsonObject, list: Pointer): Pointer {
  return join(followRef(document, list)[1], 'items');
}
