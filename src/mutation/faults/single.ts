import { isClock } from '../../context/compare.ts';
import { pathValues } from '../../coverage/sent.ts';
import { jsonOf } from '../../http/exchange.ts';
import { isObject, type Json } from '../../shared/json.ts';
import { responsesTo } from '../../spec/documented-responses.ts';
import { jsonMedia } from '../../spec/openapi/media.ts';
import type { Operation } from '../../spec/operation.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { bodyOf, isAdministrator, urlFor } from '../incoming.ts';
import { type Mutant, mutant, type Serve } from '../mutant.ts';
import { withJson } from './answer.ts';
import { isConforming } from './check.ts';

/** Faults of single operations that no constraint names: absence, unreadable bodies, reads that change, silence. */
export function singleFaults(ground: FaithfulRun): Mutant[] {
  return ground.suite.spec.operations.flatMap((operation) => [
    ...absence(ground, operation),
    ...unreadable(ground, operation),
    ...unsteady(ground, operation),
    silent(ground, operation, 'no answer within 5 s'),
  ]);
}

function absence(ground: FaithfulRun, operation: Operation): Mutant[] {
  const statuses = new Set(responsesTo(operation, 'missing').map(({ response }) => response.status));
  const success = ground.answers.get(operation.id)?.find(({ response }) => (response?.status ?? 500) < 300);
  if (statuses.size === 0 || success === undefined) return [];
  const { spec, target } = ground.suite;
  const there = pathValues(operation, new URL(success.request.url).pathname) ?? new Map<string, string>();
  const begin = (): Serve => async (request, forward) => {
    const answer = await forward(request);
    const isRefused = statuses.has(String(answer.response?.status));
    const isOurs = isRefused && ground.operationOf(request) === operation;
    if (!isOurs || !isAdministrator(operation, target, request)) return answer;
    if (!isConforming(operation, spec.schemas, request, { isOptional: () => false })) return answer;
    const url = `${urlFor(operation, target.url, there)}${new URL(request.url).search}`;
    return { ...(url === request.url ? answer : success), request };
  };
  const near: Mutant['near'] = ({ kind }) => kind === 'missing';
  return [
    mutant({ operation: operation.id, group: 'input', name: 'what is not there is served', near, begin }),
  ];
}

function unreadable(ground: FaithfulRun, operation: Operation): Mutant[] {
  if (jsonMedia(operation.body) === undefined) return [];
  const success = ground.answers.get(operation.id)?.find(({ response }) => (response?.status ?? 500) < 300);
  const serve = (status: number | undefined) => (): Serve => async (request, forward) => {
    const answer = await forward(request);
    const isText = request.body !== undefined && request.body !== '' && bodyOf(request) === undefined;
    const isOurs = isText && ground.operationOf(request) === operation && answer.response?.status === 400;
    if (!isOurs || answer.response === undefined) return answer;
    return status === undefined
      ? { ...(success ?? answer), request }
      : { ...answer, response: { ...answer.response, status } };
  };
  const near: Mutant['near'] = ({ kind }) => kind === 'malformed';
  const parts = { operation: operation.id, group: 'input' as const, near };
  return [
    mutant({ ...parts, name: 'malformed JSON is a 500', yardstick: 'a 500', begin: serve(500) }),
    ...(success === undefined
      ? []
      : [mutant({ ...parts, name: 'malformed JSON is accepted', begin: serve(undefined) })]),
  ];
}

/** A GET that shows something else each time. */
function unsteady(ground: FaithfulRun, operation: Operation): Mutant[] {
  if (operation.method !== 'GET') return [];
  const { spec } = ground.suite;
  const known = ground.answers.get(operation.id)?.find(({ response }) => response?.status === 200)?.response;
  const sample = known === undefined ? undefined : jsonOf(known);
  const pointer = operation.responses
    .find(({ status }) => status === '200')
    ?.media.find(({ schema }) => schema !== undefined)?.schema?.at;
  if (sample === undefined || pointer === undefined) return [];
  const isValid = (body: Json) => spec.schemas.check(pointer, body, 'response').length === 0;
  if (changed(sample, 1, isValid) === undefined) return [];
  const begin = (): Serve => {
    let count = 0;
    return async (request, forward) => {
      const answer = await forward(request);
      const body = answer.response === undefined ? undefined : jsonOf(answer.response);
      const isOurs = ground.operationOf(request) === operation && answer.response?.status === 200;
      if (!isOurs || answer.response === undefined || body === undefined) return answer;
      count += 1;
      const other = changed(body, count, isValid);
      return other === undefined ? answer : { ...answer, response: withJson(answer.response, other) };
    };
  };
  return [mutant({ operation: operation.id, group: 'law', name: 'a GET changes what it shows', begin })];
}

/** The body with one free value another one, the schema kept; undefined where there is none. */
function changed(body: Json, by: number, isValid: (body: Json) => boolean): Json | undefined {
  for (const [make, value] of leaves(body, '')) {
    const others: Json[] =
      typeof value === 'number'
        ? [value + by]
        : typeof value === 'string'
          ? [`${value}-${by}`, `${value}${by}`]
          : [by % 2 === 0];
    const found = others.map(make).find(isValid);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every scalar that is no clock and no id, with a way to put another in its place. */
function leaves(value: Json, name: string): [(other: Json) => Json, Json][] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      leaves(item, name).map(([make, leaf]): [(other: Json) => Json, Json] => [
        (other) => value.with(index, make(other)),
        leaf,
      ]),
    );
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      leaves(item, key).map(([make, leaf]): [(other: Json) => Json, Json] => [
        (other) => ({ ...value, [key]: make(other) }),
        leaf,
      ]),
    );
  }
  return value === null || isClock(name) || /id$/i.test(name) ? [] : [[(other) => other, value]];
}

function silent(ground: FaithfulRun, operation: Operation, failure: string): Mutant {
  const begin = (): Serve => async (request, forward) =>
    ground.operationOf(request) === operation
      ? { request, response: undefined, failure, milliseconds: 0 }
      : forward(request);
  return mutant({ operation: operation.id, group: 'answer', name: 'never comes', begin });
}
