import { isNeverProvoked } from '../spec/documented-responses.ts';
import type { Operation } from '../spec/operation.ts';
import { isSafe, type Method } from '../spec/operation.ts';
import { baseDraft } from './base.ts';
import type { Context } from './context.ts';
import { probe } from './make.ts';
import type { Probe, Promised } from './probe.ts';

/** What lies around a documented request: other methods on its path, query parameters nobody declared. */
export function aroundProbes(context: Context): Probe[] {
  return [...methodProbes(context), ...queryProbes(context)];
}

const candidates: Method[] = ['PATCH', 'PUT', 'POST', 'DELETE'];

/** Once a path: a method that the document does not know is refused; HEAD and OPTIONS break nothing. */
function methodProbes(context: Context): Probe[] {
  const { operation, spec } = context;
  const siblings = spec.operations.filter(({ path }) => path === operation.path);
  if (siblings[0] !== operation) return [];
  const known = new Set(siblings.map(({ method }) => method));
  const unknown = candidates.find((method) => !known.has(method));
  const base = baseDraft(context);
  const refused: Promised = { statuses: [], at: operation.at, examples: [] };
  const list: Probe[] = [];
  if (unknown !== undefined)
    list.push(probe(context, 'method', `undeclared ${unknown}`, { ...base, method: unknown }, refused));
  const isRead = siblings.some((one) => one.method === 'GET' && !isNeverProvoked(one));
  for (const method of ['HEAD', 'OPTIONS'] as const) {
    if (known.has(method) || (method === 'HEAD' && !isRead)) continue;
    list.push(
      probe(context, 'method', method, { ...base, method, body: undefined }, { ...refused, lenient: true }),
    );
  }
  return list;
}

/** Nobody says what an undeclared or repeated query parameter does; it may not break the server. */
function queryProbes(context: Context): Probe[] {
  const { operation } = context;
  if (!isSafe(operation.method) || isNeverProvoked(operation)) return [];
  const base = baseDraft(context);
  const lenient: Promised = { statuses: [], at: operation.at, examples: [], lenient: true };
  const stranger: [string, string] = ['undeclaredParameter', '1'];
  const list = [
    probe(
      context,
      'method',
      'undeclared query parameter',
      { ...base, query: [...base.query, stranger] },
      lenient,
    ),
  ];
  const twice = firstQuery(operation);
  if (twice !== undefined) {
    const query: [string, string][] = [
      ...base.query.map(([name, value]): [string, string] => [name, value]),
      [twice, '1'],
      [twice, '2'],
    ];
    list.push(probe(context, 'method', `repeated ${twice}`, { ...base, query }, lenient));
  }
  return list;
}

function firstQuery(operation: Operation): string | undefined {
  return operation.parameters.find((parameter) => parameter.in === 'query')?.name;
}
