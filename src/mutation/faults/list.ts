import { jsonOf } from '../../http/exchange.ts';
import type { HttpRequest } from '../../http/request.ts';
import { isObject, type Json } from '../../shared/json.ts';
import type { Operation, Parameter } from '../../spec/operation.ts';
import { itemsIn, resourcesOf } from '../../spec/resource.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { isAdministrator, queryOf, withQuery } from '../incoming.ts';
import { type Mutant, mutant, type Serve } from '../mutant.ts';
import { withJson } from './answer.ts';
import { isConforming } from './check.ts';

const limits = /^(limit|per_?page|page_?size|size|max_?results|top)$/i;
const offsets = /^(offset|skip|start|from|page|page_?(number|no))$/i;
const orders = /^(order|direction|sort_?(dir|direction|order)|dir)$/i;
const totals = /^(total|total_?count|count|count_total|total_?items)$/i;

/** Lists whose pages, totals, filters or order are wrong. */
export function listFaults(ground: FaithfulRun): Mutant[] {
  const lists = resourcesOf(ground.suite.spec).flatMap(({ list }) => (list === undefined ? [] : [list]));
  return [...new Set(lists)].flatMap((list) => [
    ...list.parameters
      .filter(({ in: place }) => place === 'query')
      .flatMap((parameter) => ofParameter(ground, list, parameter)),
    ...ofAnswer(ground, list),
  ]);
}

function ofParameter(ground: FaithfulRun, list: Operation, parameter: Parameter): Mutant[] {
  const { name } = parameter;
  const on = (says: string, change: (request: HttpRequest, text: string) => HttpRequest) =>
    mutant({
      operation: list.id,
      group: 'law',
      name: `${name} ${says}`,
      begin: () => asked(ground, list, name, change),
    });
  const faults = [on('is ignored', (request) => withQuery(request, name, undefined))];
  if (limits.test(name)) faults.push(on('lets one more through', shifted(name, 1)));
  if (offsets.test(name)) {
    faults.push(on('loses an item', shifted(name, 1)));
    faults.push(on('repeats an item', shifted(name, -1)));
  }
  if (orders.test(name))
    faults.push(on('is turned round', (request, text) => withQuery(request, name, turned(text))));
  return faults;
}

/** The number a parameter gives, but for the first page, moved. */
function shifted(name: string, by: number) {
  return (request: HttpRequest, text: string): HttpRequest =>
    Number(text) > 0 ? withQuery(request, name, String(Number(text) + by)) : request;
}

function turned(text: string): string {
  return /^asc/i.test(text) ? text.replace(/asc/i, 'desc') : text.replace(/desc/i, 'asc');
}

/** The list with another query than was asked for; what is refused stays refused. */
function asked(
  ground: FaithfulRun,
  list: Operation,
  name: string,
  change: (request: HttpRequest, text: string) => HttpRequest,
): Serve {
  const { spec, target } = ground.suite;
  return (request, forward) => {
    const text = queryOf(request, name);
    if (ground.operationOf(request) !== list || text === undefined) return forward(request);
    const isValid = isConforming(list, spec.schemas, request, { isOptional: () => false });
    return forward(isValid && isAdministrator(list, target, request) ? change(request, text) : request);
  };
}

function ofAnswer(ground: FaithfulRun, list: Operation): Mutant[] {
  const known = ground.answers.get(list.id)?.find(({ response }) => response?.status === 200)?.response;
  const sample = known === undefined ? undefined : jsonOf(known);
  const counted = isObject(sample)
    ? Object.keys(sample).filter((name) => totals.test(name) && typeof sample[name] === 'number')
    : [];
  const on = (name: string, change: (body: Json) => Json) =>
    mutant({ operation: list.id, group: 'law', name, begin: () => told(ground, list, change) });
  const faults = counted.flatMap((name) => [
    on(`${name} is one too many`, (body) =>
      isObject(body) ? { ...body, [name]: Number(body[name]) + 1 } : body,
    ),
    on(`${name} is one too few`, (body) =>
      isObject(body) ? { ...body, [name]: Math.max(0, Number(body[name]) - 1) } : body,
    ),
  ]);
  if (itemsIn(sample) !== undefined) faults.push(on('the last item comes twice', repeated));
  return faults;
}

function told(ground: FaithfulRun, list: Operation, change: (body: Json) => Json): Serve {
  return async (request, forward) => {
    const answer = await forward(request);
    const body = answer.response === undefined ? undefined : jsonOf(answer.response);
    const isOurs = ground.operationOf(request) === list && answer.response?.status === 200;
    if (!isOurs || answer.response === undefined || body === undefined) return answer;
    return { ...answer, response: withJson(answer.response, change(body)) };
  };
}

function repeated(body: Json): Json {
  if (Array.isArray(body)) return [...body, ...body.slice(-1)];
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, part]) => [name, Array.isArray(part) ? repeated(part) : part]),
  );
}
