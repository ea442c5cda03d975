import { search } from '@jmespath-community/jmespath';
import { mediaOf } from '../probes/encode.ts';
import { InputError, messageOf } from '../shared/input-error.ts';
import { isObject, type Json } from '../shared/json.ts';
import { escapeStep, targetOf } from '../shared/pointer.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import { isJsonMedia } from '../spec/openapi/media.ts';
import { type Operation, readOf } from '../spec/operation.ts';
import { viewedOperations } from '../spec/remote/views.ts';
import type { Direction } from '../spec/schemas.ts';
import type { Spec } from '../spec/spec.ts';
import type { TargetConfig } from '../target/target-config.ts';
import { admittedTypes, branches } from '../values/applicable.ts';
import { type Site, sitesOf } from '../values/sites.ts';

/** An operation that writes, one that shows what was written, and how the answer of the second reads as a body of the first. */
export interface Pair {
  readonly write: Operation;
  readonly read: Operation;
  /** What the write would have to send to make the thing as the read shows it. */
  written(answer: Json | undefined, path: Readonly<Record<string, string>>): Json | undefined;
  /** What the write's own answer shows of the body; undefined where it shows nothing. */
  answered(answer: Json | undefined): Json | undefined;
  /** The part of a body that the read shows at all: a password is written and never read. */
  visible(body: Json): Json;
}

/**
 * A PUT, or a PATCH whose body has the fields of the thing: no list of changes. A POST to a thing changes it where all
 * that it takes is what the thing shows.
 */
function isWhole(spec: Spec, write: Operation): boolean {
  const { method, body } = write;
  if (/octet-stream/i.test(mediaOf(body)?.type ?? '')) return false;
  if (method === 'PUT') return true;
  if (method === 'POST') return write.path.endsWith('}') && takesWhatIsShown(spec, write);
  const media = mediaOf(body);
  return method === 'PATCH' && media !== undefined && isJsonMedia(media) && !/json-patch/.test(media.type);
}

function takesWhatIsShown(spec: Spec, write: Operation): boolean {
  const read = readOf(viewedOperations(spec), write);
  const pointer = mediaOf(write.body)?.schema?.at;
  if (read === undefined || pointer === undefined) return false;
  const taken = [...fieldNames(spec, pointer)];
  const shown = new Set(responseSchemas(read).flatMap((at) => [...fieldNames(spec, at)]));
  return taken.length > 0 && taken.every((name) => shown.has(name));
}

/** PUT or PATCH and GET of one path, and the pairs that `laws` in `target.yaml` declares where the shapes differ. */
export function pairsOf(spec: Spec, config: TargetConfig): Pair[] {
  const stated = declaredPairs(spec, config);
  const taken = new Set(stated.map(({ write }) => write.id));
  const operations = viewedOperations(spec);
  const derived = operations
    .filter((write) => isWhole(spec, write) && !taken.has(write.id))
    .flatMap((write): Pair[] => {
      const read = readOf(operations, write);
      if (read === undefined) return [];
      return [
        {
          write,
          read,
          written: (answer) => pick(spec, write, answer),
          answered: (answer) => (isObject(answer) ? answer : undefined),
          visible: (body) =>
            responseSchemas(read).reduce(
              (part, at) => known(spec, at, 'response', part),
              declared(spec, write, body),
            ),
        },
      ];
    });
  return [...derived, ...stated];
}

function declaredPairs(spec: Spec, config: TargetConfig): Pair[] {
  const laws = Array.isArray(config.extra.laws) ? config.extra.laws : [];
  return laws.filter(isObject).map((law) => {
    const find = (id: Json | undefined) => {
      const operation = spec.operations.find((candidate) => candidate.id === id);
      if (operation !== undefined) return operation;
      throw new InputError(
        `${spec.api.folder}/target.yaml names an operation ${JSON.stringify(id)} under laws that the spec does not have.`,
      );
    };
    const expression = String(law.written);
    return {
      write: find(law.write),
      read: find(law.read),
      written: (answer, path) => query(answer ?? null, fill(expression, path), spec),
      answered: (answer) =>
        typeof law.answered === 'string' ? query(answer ?? null, law.answered, spec) : undefined,
      visible: (body) => declared(spec, find(law.write), body),
    };
  });
}

/** `{uid}` of an expression stands for the value of that path parameter. */
function fill(expression: string, path: Readonly<Record<string, string>>): string {
  return Object.entries(path).reduce(
    (text, [name, value]) => text.replaceAll(`'{${name}}'`, `'${value.replaceAll("'", "\\'")}'`),
    expression,
  );
}

function query(answer: Json, expression: string, spec: Spec): Json | undefined {
  try {
    return search(answer, expression) as Json;
  } catch (thrown) {
    throw new InputError(
      `${spec.api.folder}/target.yaml has a JMESPath expression under laws that cannot be read: ${messageOf(thrown)}.`,
    );
  }
}

function responseSchemas(operation: Operation): string[] {
  const success = operation.responses.filter(({ status }) => status.startsWith('2'));
  return success.flatMap(({ media }) => {
    // Beside JSON another form of the thing says less
    const json = media.filter(isJsonMedia);
    return (json.length > 0 ? json : media).flatMap(({ schema }) =>
      schema === undefined ? [] : [schema.at],
    );
  });
}

/** Without fields that the write's schema does not declare: nobody says that they are stored. */
function declared(spec: Spec, write: Operation, body: Json): Json {
  const pointer = mediaOf(write.body)?.schema?.at;
  return pointer === undefined ? body : known(spec, pointer, 'request', body);
}

/** The part of a value that the schema at `pointer` names. */
function known(spec: Spec, pointer: string, direction: Direction, value: Json): Json {
  const reader = { document: spec.document, schemas: spec.schemas, direction };
  const hidden = direction === 'response' ? 'writeOnly' : 'readOnly';
  const sites = sitesOf(reader, pointer, value).filter(
    ({ schemas }) => !schemas.some(({ schema }) => schema[hidden] === true),
  );
  const others = new Set(
    sites.filter((site) => direction === 'response' && isOfAnotherKind(site)).map(({ path }) => path),
  );
  const paths = new Set(sites.map(({ path }) => path).filter((path) => !others.has(path)));
  // A part of a thing fits no branch of `anyOf`: what all of them name is named.
  if (paths.size <= 1 && isObject(value)) {
    const names = fieldNames(spec, pointer);
    return Object.fromEntries(
      Object.entries(value).filter(([name]) => names.has(name) && !others.has(`#/${escapeStep(name)}`)),
    );
  }
  const walk = (part: Json, path: string): Json => {
    if (Array.isArray(part)) return part.map((item) => walk(item, `${path}/0`));
    if (!isObject(part)) return part;
    const kept = Object.entries(part).filter(([name]) => paths.has(`${path}/${escapeStep(name)}`));
    return Object.fromEntries(
      kept.map(([name, inner]) => [name, walk(inner, `${path}/${escapeStep(name)}`)]),
    );
  };
  return walk(value, '#');
}

/** True for what is shown in another form than it is sent, as an amount of money in the place of a number. */
function isOfAnotherKind({ path, value, schemas }: Site): boolean {
  const types = admittedTypes(schemas);
  if (path === '#' || types === undefined || types.length === 0 || value === null) return false;
  const own = Array.isArray(value) ? 'array' : typeof value;
  return !types.some((type) => type === own || (type === 'integer' && own === 'number'));
}

/** The fields of an answer that the write knows too. */
function pick(spec: Spec, write: Operation, answer: Json | undefined): Json | undefined {
  const pointer = mediaOf(write.body)?.schema?.at;
  if (pointer === undefined || !isObject(answer)) return undefined;
  const names = fieldNames(spec, pointer);
  return Object.fromEntries(Object.entries(answer).filter(([name]) => names.has(name)));
}

function fieldNames(spec: Spec, pointer: string, depth = 0): Set<string> {
  const [schema, at] = followRef(spec.document, pointer);
  const own = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  const parts = (['allOf', 'oneOf', 'anyOf'] as const).flatMap((keyword) => branches(at, schema, keyword));
  if (typeof schema.$ref === 'string' && schema.$ref.startsWith('#')) parts.push(targetOf(schema.$ref));
  return new Set([
    ...own,
    ...(depth > 12 ? [] : parts.flatMap((part) => [...fieldNames(spec, part, depth + 1)])),
  ]);
}
