import type { Media, Operation, Parameter } from '../spec/operation.ts';
import type { OperationWire, ParameterWire } from './runtime/wire.ts';

/** How each operation travels that does not travel the usual way, by `METHOD /path`. */
export function wiresOf(operations: readonly Operation[]): Record<string, OperationWire> {
  const entries = operations.map(
    (operation) => [`${operation.method} ${operation.path}`, wireOf(operation)] as const,
  );
  return Object.fromEntries(entries.filter(([, wire]) => Object.keys(wire).length > 0));
}

function wireOf({ parameters, body, responses }: Operation): OperationWire {
  const path = parametersIn(
    parameters,
    'path',
    ({ style, explode, json }) => style !== 'simple' || explode || json,
  );
  const query = parametersIn(parameters, 'query', isUnusualQuery);
  const media = body?.media ?? [];
  const [first] = media;
  const isJsonBody = first === undefined || media.some(({ type }) => isJson(type));
  const answer = answerOf(
    responses.filter(({ status }) => status.startsWith('2')).flatMap((one) => one.media),
  );
  return {
    ...(path === undefined ? {} : { path }),
    ...(query === undefined ? {} : { query }),
    ...(isJsonBody ? {} : { body: bodyOf(first) }),
    ...(answer === undefined ? {} : { answer }),
  };
}

/** All parameters of a place, where one of them is unusual: a serializer is for the whole place. */
function parametersIn(
  parameters: readonly Parameter[],
  place: Parameter['in'],
  isUnusual: (parameter: Parameter) => boolean,
): Record<string, ParameterWire> | undefined {
  const own = parameters.filter((parameter) => parameter.in === place);
  if (!own.some(isUnusual)) return undefined;
  return Object.fromEntries(
    own.map(({ name, style, explode, json }) => [name, { style, explode, ...(json ? { json } : {}) }]),
  );
}

/** openapi-fetch writes `a=1&a=2` for lists and `a[b]=1` for objects, and knows no deeper ones. */
function isUnusualQuery({ style, explode, json, schema }: Parameter): boolean {
  if (json) return true;
  const types = [schema?.schema.type].flat();
  const isWhole =
    types.length > 0 &&
    types.every((type) => ['string', 'number', 'integer', 'boolean', 'null'].includes(String(type)));
  if (isWhole) return false;
  return !(style === 'form' && explode && types.every((type) => type === 'array' || type === 'null'));
}

function bodyOf({ type, schema, encoding }: Media): NonNullable<OperationWire['body']> {
  const parts = Object.entries(encoding ?? {}).flatMap(([name, { contentType }]) =>
    schema === undefined || contentType === undefined || /[,*]/.test(contentType)
      ? []
      : [[name, contentType] as const],
  );
  return { type, ...(parts.length === 0 ? {} : { parts: Object.fromEntries(parts) }) };
}

/** Undefined where the answer is JSON, may be, or there is none. */
function answerOf(media: readonly Media[]): OperationWire['answer'] {
  if (media.length === 0 || media.some(({ type }) => isJson(type) || type === '*/*')) return undefined;
  return media.every(({ type }) => /^text\/|[/+](xml|yaml|csv)$/.test(plain(type))) ? 'text' : 'blob';
}

function isJson(type: string): boolean {
  return /[/+]json$/.test(plain(type));
}

function plain(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}
