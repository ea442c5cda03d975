import type { Json, JsonObject } from '../../shared/json.ts';
import type { Header, Operation } from '../../spec/operation.ts';
import type { BehaviourResponse, MatchedRequest } from '../behaviour/behaviour.ts';
import { paramsFor } from './aliases.ts';
import { field } from './entries.ts';
import { shapeOf } from './shape.ts';
import { concretePath } from './stored.ts';
import type { StoredCollection } from './stored-collection.ts';
import { successOf } from './success.ts';
import { thingIn } from './wrapped.ts';

/** What the answer says of a thing, and where it is where that is documented. */
export function replyOf(
  shelf: StoredCollection,
  ask: MatchedRequest,
  thing: JsonObject,
  code: { code?: number },
): BehaviourResponse {
  const location = locationIn(ask.operation);
  const body = bodyOf(shelf, ask, thing, code);
  if (location === undefined || shelf.parameter === '') return { ...code, ...body };
  const id = String(field(thing, ...shelf.idAt) ?? '');
  const path = concretePath(shelf.item, { ...paramsFor(shelf, ask), [shelf.parameter]: id });
  const isAbsolute = location.schema?.schema.format === 'uri';
  return { ...code, ...body, headers: { location: isAbsolute ? ask.origin + path : path } };
}

/** The header of a success that says where a thing is. */
export function locationIn(operation: Operation): Header | undefined {
  return successOf(operation)?.headers.find(({ name }) => name.toLowerCase() === 'location');
}

/** The thing as this operation's answer shows it; the paired example as it stands where it shows the same id. */
export function bodyOf(
  shelf: StoredCollection,
  ask: MatchedRequest,
  thing: JsonObject,
  code: { code?: number },
): { body?: Json } {
  if (
    ask.paired !== undefined &&
    String(field(thingIn(shelf.spec, ask.operation, ask.paired), ...shelf.idAt)) ===
      String(field(thing, ...shelf.idAt))
  ) {
    return { body: ask.paired };
  }
  const hasBody = ask.operation.responses.some(
    ({ status, media }) =>
      status === String(code.code ?? successOf(ask.operation)?.status) && media.length > 0,
  );
  return hasBody ? { body: shapeOf(shelf.spec, ask.operation, thing) } : {};
}

/** The success of a write that makes nothing, where another one is for that. */
export function otherThanCreated(ask: MatchedRequest): { code?: number } {
  const other = ask.operation.responses.find(({ status }) => /^2/.test(status) && status !== '201');
  return other === undefined ? {} : { code: Number(other.status) };
}
