import { type Exchange, type HttpResponse, isJsonType, jsonOf, mediaTypeOf } from '../http/exchange.ts';
import { isObject, type Json } from '../shared/json.ts';
import { join } from '../shared/pointer.ts';
import { mediaFor } from '../spec/openapi/media.ts';
import { type Operation, responseFor } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { applicable } from '../values/applicable.ts';
import type { JudgedFinding } from './judged-finding.ts';

/** What no answer may carry, whatever was asked: stack traces, the caller's credentials, bytes in another charset. */
export function judgeHygiene(operation: Operation, exchange: Exchange): JudgedFinding[] {
  const { response } = exchange;
  if (response === undefined || response.body.length === 0) return [];
  const at = responseFor(operation, response.status)?.at ?? operation.at;
  const text = response.body.toString('utf8');
  const verdicts: JudgedFinding[] = [];
  const stack = stackTrace.exec(text);
  if (stack !== null)
    verdicts.push({
      rule: 'leak-stack',
      at,
      expected: 'no stack trace',
      actual: stack[0].trim().slice(0, 120),
    });
  for (const [name, value] of secretsIn(exchange)) {
    if (text.includes(value))
      verdicts.push({
        rule: 'leak-credential',
        at,
        expected: 'no credential in the answer',
        actual: `the value of ${name}`,
      });
  }
  const charset = charsetProblem(response);
  if (charset !== undefined)
    verdicts.push({ rule: 'bytes-charset', at, expected: charset.expected, actual: charset.actual });
  return verdicts;
}

const stackTrace =
  /(\\n|\n)\s*at [^\n\\]{1,200}(:\d+:\d+\)?|\([\w$.]+\.\w+:\d+\)| in [^\n]{1,200}:line \d+)|Traceback \(most recent call last\)|goroutine \d+ \[running\]|\.java:\d+\)|in \/[\w./-]+\.(php|rb|py):\d+/;

/** Header values that prove who asks, without their scheme. A user's id is no secret: APIs show it. */
function secretsIn({ request }: Exchange): [string, string][] {
  return Object.entries(request.headers)
    .filter(([name]) => /token|key|secret|authorization|cookie|password/i.test(name))
    .map(([name, value]): [string, string] => [name, value.replace(/^(bearer|basic) /i, '')])
    .filter(([, value]) => value.length >= 12);
}

function charsetProblem(response: HttpResponse): { expected: string; actual: string } | undefined {
  const type = response.headers['content-type'] ?? '';
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (!isJsonType(mediaTypeOf(response)) && !/^text\//.test(type)) return undefined;
  const isUtf8 = isDecodable(response.body, 'utf-8');
  if (/^utf-?8$/.test(charset)) {
    return isUtf8 ? undefined : { expected: 'bytes in UTF-8', actual: 'bytes that are no UTF-8' };
  }
  const isLie = /^(utf-?16|utf-?32|ucs-?2)/.test(charset) && isUtf8 && jsonOf(response) !== undefined;
  return isLie ? { expected: `bytes in ${charset}`, actual: 'bytes in UTF-8' } : undefined;
}

function isDecodable(body: Buffer, charset: string): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}

/** Fields that the schema of the answer does not name although it forbids none: one verdict a field. */
export function judgeUndocumented(spec: Spec, operation: Operation, response: HttpResponse): JudgedFinding[] {
  const documented = responseFor(operation, response.status);
  const media = documented === undefined ? undefined : mediaFor(documented.media, mediaTypeOf(response));
  const value = jsonOf(response);
  if (media?.schema === undefined || value === undefined) return [];
  const found = new Map<string, Json>();
  strangers(spec, [media.schema.at], value, '#', found);
  const at = media.schema.at;
  return [...found].map(([path, stranger]) => ({
    rule: 'field-undocumented',
    at,
    expected: 'only documented fields',
    actual: `${path} is ${JSON.stringify(stranger)?.slice(0, 80)}`,
  }));
}

function strangers(
  spec: Spec,
  pointers: readonly string[],
  value: Json,
  path: string,
  found: Map<string, Json>,
): void {
  const reader = { document: spec.document, schemas: spec.schemas, direction: 'response' as const };
  const schemas = pointers.flatMap((pointer) => applicable(reader, pointer, value));
  if (Array.isArray(value)) {
    const items = schemas.flatMap(({ at, schema }) => (isObject(schema.items) ? [join(at, 'items')] : []));
    for (const item of value.slice(0, 20)) strangers(spec, items, item, `${path}/*`, found);
  }
  if (!isObject(value) || schemas.length === 0) return;
  const isOpen = schemas.some(
    ({ schema }) => schema.additionalProperties !== undefined || schema.patternProperties !== undefined,
  );
  const isDescribed = schemas.some(({ schema }) => isObject(schema.properties));
  for (const [name, inner] of Object.entries(value)) {
    const next = schemas.flatMap(({ at, schema }) =>
      isObject(schema.properties) && Object.hasOwn(schema.properties, name)
        ? [join(at, 'properties', name)]
        : [],
    );
    if (next.length > 0) strangers(spec, next, inner, `${path}/${name}`, found);
    else if (!isOpen && isDescribed) found.set(`${path}/${name}`, inner);
  }
}
