import { isObject, type JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';
import type { Elicit, NamedExample } from '../operation.ts';
import { follow, keys, list, type Reader, schemaOf } from './reader.ts';

/** `examples` by name, else the single `example`, else the schema's own, in that order. */
export function readExamples(reader: Reader, node: JsonObject, here: Pointer): NamedExample[] {
  const named = keys(node.examples).flatMap((name) => {
    const [example, exampleAt] = follow(reader, join(here, 'examples', name));
    const value = example.value;
    // Raising a 3.0 document turns its nameless `example` into one called `default`.
    const title = name === 'default' ? 'example' : name;
    return value === undefined ? [] : [{ name: title, at: exampleAt, value, elicit: readElicit(example) }];
  });
  if (named.length > 0) return named;
  if (node.example !== undefined) {
    return [{ name: 'example', at: join(here, 'example'), value: node.example, elicit: undefined }];
  }
  const schema = schemaOf(reader, node, here);
  if (schema === undefined) return [];
  if (schema.schema.example !== undefined) {
    return [
      { name: 'example', at: join(schema.at, 'example'), value: schema.schema.example, elicit: undefined },
    ];
  }
  return list(schema.schema.examples).map((value, index) => ({
    name: index === 0 ? 'example' : `example-${index + 1}`,
    at: join(schema.at, 'examples', index),
    value,
    elicit: undefined,
  }));
}

export function readElicit(node: JsonObject): Elicit | undefined {
  return isObject(node['x-elicit']) ? (node['x-elicit'] as Elicit) : undefined;
}
