import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';
import { followRef } from './openapi/follow-ref.ts';
import { visitDocument } from './position.ts';

/** A value that a document shows, and the schema that the document gives for it. */
export interface ShownValue {
  readonly at: Pointer;
  /** `example "one-bed"`, `default`. */
  readonly title: string;
  readonly value: Json;
  readonly schema: Pointer;
}

/** Every example and default of a document that has a schema, in the document's order, each once. */
export function shownValues(document: JsonObject): ShownValue[] {
  const found: ShownValue[] = [];
  visitDocument(document, (node, position, path) => {
    if (position === 'schema') found.push(...inSchema(node, join('#', ...path)));
    else if (position === 'object' && isObject(node.schema))
      found.push(...besideSchema(document, node, path));
  });
  return found;
}

function inSchema(node: JsonObject, schema: Pointer): ShownValue[] {
  const words = ['example', 'default'].filter((word) => node[word] !== undefined);
  const list = Array.isArray(node.examples) ? node.examples : [];
  return [
    ...words.map((word) => ({ at: join(schema, word), title: word, value: node[word] as Json, schema })),
    ...list.map((value, index) => ({ at: join(schema, 'examples', index), title: 'example', value, schema })),
  ];
}

/** The examples of a media type, a parameter, a header. */
function besideSchema(document: JsonObject, node: JsonObject, path: readonly string[]): ShownValue[] {
  const here = join('#', ...path);
  const named = isObject(node.examples) ? Object.keys(node.examples) : [];
  const examples = named.map((name) => {
    const [example, at] = followRef(document, join(here, 'examples', name));
    // Raising a 3.0 document turns its nameless `example` into one called `default`
    const title = name === 'default' ? 'example' : `example ${JSON.stringify(name)}`;
    return { at, title, value: example.value };
  });
  const single = { at: join(here, 'example'), title: 'example', value: node.example };
  const type = path.at(-2) === 'content' ? path.at(-1) : undefined;
  return [single, ...examples].flatMap(({ at, title, value }) =>
    value === undefined || isWritten(type, value) ? [] : [{ at, title, value, schema: join(here, 'schema') }],
  );
}

/** True for a body as it travels, XML or a form, which stands for the value that it is read as. */
function isWritten(type: string | undefined, value: Json): boolean {
  return type !== undefined && typeof value === 'string' && !/[/+]json\b|^\*\/\*/.test(type);
}
