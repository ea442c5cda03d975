import type { RecordedExchange } from '../http/record.ts';
import type { ProbeResult } from '../judge/result.ts';
import { requestReader } from '../probes/context.ts';
import { decoded } from '../shared/decoded.ts';
import type { Json } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';
import { jsonMedia } from '../spec/openapi/media.ts';
import type { Operation, Parameter } from '../spec/operation.ts';
import type { Violation } from '../spec/schemas.ts';
import type { Spec } from '../spec/spec.ts';
import { sitesOf } from '../values/sites.ts';

/** The keywords that one request kept and broke, by their place in the spec. */
export interface SentPlaces {
  readonly kept: readonly Pointer[];
  readonly broken: readonly Pointer[];
}

type Part = { readonly schema: Pointer; readonly forms: readonly Json[] };

/**
 * What a request kept and broke, read from what was sent, not from what was meant. A request that breaks something
 * keeps nothing: a server that refuses it need not have looked at the rest.
 */
export function sentPlaces(
  spec: Spec,
  operation: Operation,
  { id }: Pick<ProbeResult, 'id'>,
  request: RecordedExchange['request'],
): SentPlaces {
  const { parts, absent } = partsOf(operation, request);
  const judged = parts.map((part) => ({ part, ...bestForm(spec, part) }));
  const broken = [
    ...absent,
    ...aimedAt(
      id,
      judged.flatMap(({ violations }) => violations.filter(isPromised)),
    ),
  ];
  if (broken.length > 0 || judged.some(({ violations }) => violations.length > 0))
    return { kept: [], broken };
  const present = [
    ...operation.parameters.filter((parameter) => textOf(operation, parameter, request) !== undefined),
    ...(request.body === undefined || operation.body === undefined ? [] : [operation.body]),
  ];
  const kept = judged.flatMap(({ part, form }) =>
    sitesOf(requestReader(spec), part.schema, form).flatMap(({ schemas }) =>
      schemas.flatMap(({ at, schema }) => Object.keys(schema).map((keyword) => join(at, keyword))),
    ),
  );
  return { kept: [...present.map(({ at }) => join(at, 'required')), ...kept], broken };
}

function isPromised({ unpromised }: Violation): boolean {
  return !unpromised;
}

/** Where one value breaks several keywords at once, the one that the probe is named after, with its branches. */
function aimedAt(id: string, violations: readonly Violation[]): Pointer[] {
  const named = violations.filter(({ keyword }) => id.includes(`/${keyword}/`)).map(({ at }) => at);
  const isAimed = (at: Pointer) =>
    named.length === 0 || named.some((aim) => at === aim || at.startsWith(`${aim}/`));
  return [...new Set(violations.map(({ at }) => at).filter(isAimed))];
}

function partsOf(operation: Operation, request: RecordedExchange['request']) {
  const parts: Part[] = [];
  const absent: Pointer[] = [];
  for (const parameter of operation.parameters) {
    const text = textOf(operation, parameter, request);
    if (text === undefined) {
      if (parameter.required) absent.push(join(parameter.at, 'required'));
    } else if (parameter.schema !== undefined) {
      parts.push({
        schema: parameter.schema.at,
        forms: parameter.json ? [parse(text) ?? text] : formsOf(text),
      });
    }
  }
  const schema = jsonMedia(operation.body)?.schema;
  const value = parse(request.body);
  if (operation.body?.required === true && (request.body ?? '') === '') {
    absent.push(join(operation.body.at, 'required'));
  }
  if (schema !== undefined && value !== undefined) parts.push({ schema: schema.at, forms: [value] });
  return { parts, absent };
}

/** The reading of a text that breaks least: `-1` is a number out of range rather than no number. */
function bestForm(spec: Spec, { schema, forms }: Part): { form: Json; violations: Violation[] } {
  const read = forms.map((form) => ({ form, violations: spec.schemas.check(schema, form, 'request') }));
  const badness = (violations: readonly Violation[]) =>
    violations.length + (violations.some(({ keyword }) => keyword === 'type') ? 100 : 0);
  const [best] = [...read].sort((a, b) => badness(a.violations) - badness(b.violations));
  return best ?? { form: null, violations: [] };
}

function formsOf(text: string): Json[] {
  return [
    text,
    ...(/^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : []),
    ...(/^(true|false)$/.test(text) ? [text === 'true'] : []),
    text.split(','),
  ];
}

function textOf(
  operation: Operation,
  parameter: Parameter,
  request: RecordedExchange['request'],
): string | undefined {
  const url = new URL(request.url, 'http://localhost');
  if (parameter.in === 'query') return url.searchParams.get(parameter.name) ?? undefined;
  if (parameter.in === 'path') return pathValues(operation, url.pathname)?.get(parameter.name);
  const wanted = parameter.name.toLowerCase();
  if (parameter.in === 'header') {
    return Object.entries(request.headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
  }
  const cookie = new RegExp(`(?:^|; )${parameter.name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
  return cookie === undefined ? undefined : decoded(cookie);
}

/** The values of a path template's parameters; undefined where the path is another one. */
export function pathValues(operation: Operation, pathname: string): Map<string, string> | undefined {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const pattern = operation.path
    .split(/\{[^}]+\}/)
    .map((part) => part.replace(/[\\^$.|?*+()[\]]/g, '\\$&'))
    .join('([^/]*)');
  const match = new RegExp(`${pattern}$`).exec(pathname);
  if (match === null) return undefined;
  return new Map(names.map((name, index) => [name, decoded(match[index + 1] ?? '')]));
}

function parse(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
