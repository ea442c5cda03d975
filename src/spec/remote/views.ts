import { escapeStep } from '../../shared/pointer.ts';
import { followRef } from '../openapi/follow-ref.ts';
import { documentedJson } from '../openapi/media.ts';
import type { Method, Operation, Parameter } from '../operation.ts';
import type { Spec } from '../spec.ts';
import { callsOf } from './calls.ts';
import { fieldsAt, takenBy, wrapperOf } from './fields.ts';
import type { Deed, Worded } from './verbs.ts';

type Read = Pick<Spec, 'document' | 'operations'>;

/** A document's operations, remote calls about things seen as operations on resources: each has its `call`. */
export function viewedOperations(spec: Read): readonly Operation[] {
  const views = viewsOf(spec);
  return views.size === 0 ? spec.operations : spec.operations.map((one) => views.get(one) ?? one);
}

/** An operation as one on a resource, where it is a remote call about a thing; itself else. */
export function viewOf(spec: Read, operation: Operation): Operation {
  return viewsOf(spec).get(operation) ?? operation;
}

/** The operation as the document has it. */
export function asDocumented(operation: Operation): Operation {
  return operation.call?.operation ?? operation;
}

const known = new WeakMap<Spec['operations'], ReadonlyMap<Operation, Operation>>();

function viewsOf(spec: Read): ReadonlyMap<Operation, Operation> {
  const views = known.get(spec.operations) ?? makeViews(spec);
  known.set(spec.operations, views);
  return views;
}

function makeViews(spec: Read): Map<Operation, Operation> {
  const taken = new Set(spec.operations.map(({ path }) => path));
  return new Map(
    callsOf(spec).flatMap(({ base, noun, key, members }) => {
      const collection = `${base === '/' ? '' : base}/${noun}s`;
      const item = `${collection}/{${key}}`;
      // A document that has both ways has said all with the other
      if (taken.has(collection) || taken.has(item)) return [];
      return members.map((one) => [one.operation, viewed(spec, one, { collection, item, key })] as const);
    }),
  );
}

interface Place {
  readonly collection: string;
  readonly item: string;
  readonly key: string;
}

const methods: Readonly<Record<Deed, Method>> = {
  create: 'POST',
  list: 'GET',
  read: 'GET',
  update: 'PATCH',
  remove: 'DELETE',
  act: 'POST',
};

function viewed(spec: Read, { operation, deed, verb }: Worded, { collection, item, key }: Place): Operation {
  const isAboutOne = deed !== 'create' && deed !== 'list';
  const path = isAboutOne ? `${item}${deed === 'act' ? `/${verb}` : ''}` : collection;
  const inside = deed === 'list' ? undefined : wrapperOf(spec.document, operation);
  const keepsBody = deed === 'create' || deed === 'update' || deed === 'act';
  const rest = operation.parameters.filter(({ name }) => !isAboutOne || name !== key);
  return {
    ...operation,
    method: methods[deed],
    path,
    parameters: [
      ...(isAboutOne ? [asParameter(spec, operation, key, 'path')] : []),
      ...rest,
      ...(deed === 'list' ? bodyFilters(spec, operation) : []),
    ],
    body: keepsBody ? operation.body : undefined,
    responses: operation.responses.map((response) =>
      inside !== undefined && response.status.startsWith('2')
        ? { ...response, media: response.media.map((media) => unwrapped(spec, media, inside)) }
        : response,
    ),
    call: { operation, key: isAboutOne ? key : undefined, inside },
  };
}

/** What a list takes in its body, as a query says it. */
function bodyFilters(spec: Read, operation: Operation): Parameter[] {
  if (documentedJson(operation.body) === undefined) return [];
  return [...takenBy(spec.document, operation)]
    .filter(([, { schema }]) => /^(string|integer|number|boolean)$/.test(String([schema.type].flat()[0])))
    .map(([name]) => asParameter(spec, operation, name, 'query'));
}

function asParameter(spec: Read, operation: Operation, name: string, place: 'path' | 'query'): Parameter {
  const field = takenBy(spec.document, operation).get(name);
  return {
    name,
    in: place,
    required: place === 'path' || field?.required === true,
    at: field?.at ?? operation.at,
    schema: field === undefined ? undefined : { at: field.at, schema: field.schema },
    explode: place === 'query',
    style: place === 'query' ? 'form' : 'simple',
    json: false,
    examples: [],
    unpromised: [],
  };
}

function unwrapped(spec: Read, media: Operation['responses'][number]['media'][number], name: string) {
  if (media.schema === undefined) return media;
  const found = fieldsAt(spec.document, media.schema.at).get(name);
  if (found === undefined) return media;
  const [schema, at] = followRef(spec.document, found.at);
  return { ...media, schema: { at, schema }, at: `${media.at}/${escapeStep('schema')}`, examples: [] };
}
