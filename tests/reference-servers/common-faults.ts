/** Faults that every HTTP API can have. */

import { bodyFaults } from './body-faults.ts';
import {
  edit,
  forget,
  hasStatus,
  isSuccess,
  pretend,
  replace,
  restatus,
  secretly,
  unchecked,
} from './fault-kinds.ts';
import { type Answer, bytesOf, type Call, header, parseBody } from './http.ts';
import type { Fault, Faults } from './stand-in.ts';

const hasBody = (answer: Answer): boolean => bytesOf(answer).length > 0;
const isMalformed = (call: Call): boolean => {
  const parsed = parseBody(call);
  return parsed.kind === 'bad' && parsed.why === 'syntax';
};

/** Status codes that no document names, or that say the wrong thing. */
const statuses: Faults<unknown> = {
  'bad-body-accepted': pretend('A bad body is answered with success.', hasStatus(400)),
  'malformed-json-accepted': pretend('Malformed JSON is answered with success.', (_, call) =>
    isMalformed(call),
  ),
  'malformed-json-500': restatus(
    'Malformed JSON is answered with 500.',
    (answer, call) => isMalformed(call) && answer.status === 400,
    500,
  ),
  'bad-body-500': pretend(
    'A well-formed body with a wrong value is answered with 500.',
    (_, call) => !isMalformed(call),
    (refusal) => ({ ...refusal, status: 500 }),
  ),
  'bad-body-422': pretend(
    'A bad body is answered with 422, which is documented nowhere.',
    () => true,
    (refusal) => ({ ...refusal, status: 422 }),
  ),
  'undeclared-202': restatus('Success is answered with 202, which is documented nowhere.', isSuccess, 202),
  'status-403-for-401': restatus('Missing or wrong credentials are answered with 403.', hasStatus(401), 403),
  'redirect-for-401': replace('Missing or wrong credentials lead to a login page.', hasStatus(401), () => ({
    status: 302,
    headers: { Location: '/login' },
  })),
  flaky: flaky(),
};

/** Who may do what. */
const security: Faults<unknown> = {
  'no-credentials-accepted': unchecked('A request without credentials is served.', 'credentials-missing'),
  'wrong-credentials-accepted': unchecked('Any credentials are good enough.', 'credentials-wrong'),
  'unprivileged-accepted': unchecked('A user without the permission is served.', 'permission'),
  'forbidden-write-stored': secretly(
    'A write refused for lack of credentials or permission is carried out.',
    'credentials-missing',
    'credentials-wrong',
    'permission',
  ),
  'credentials-echoed': edit(
    "Every JSON answer repeats the caller's credentials.",
    hasBody,
    (body, call) => ({
      ...body,
      debug: ['apikey', 'authorization', 'x-auth-token', 'x-user-id'].map((name) => header(call, name) ?? ''),
    }),
  ),
};

/** Memory and connection. */
const rest: Faults<unknown> = {
  'refused-write-stored': secretly('A write refused for its body is carried out all the same.', 'body'),
  'write-not-stored': forget('What a PUT or an update has written is not there afterwards.', isUpdate),
  'no-answer': {
    says: 'The server takes the request and never answers.',
    around: () => ({ status: 0, wire: 'hang' }),
  },
  'connection-cut': replace(
    'The connection is cut half-way through the answer.',
    () => true,
    (answer) => ({
      ...answer,
      wire: 'cut',
    }),
  ),
};

/** The faults that need no knowledge of the API. */
export const commonFaults: Faults<unknown> = { ...statuses, ...security, ...bodyFaults, ...rest };

function isUpdate(call: Call): boolean {
  return call.method === 'PUT' || call.url.endsWith('.update');
}

/** Each distinct request fails once; asked again, it is answered as it should be. */
function flaky(): Fault<unknown> {
  const seen = new WeakMap<object, Set<string>>();
  return {
    says: 'The first request of each kind is answered with 503, the same again is served.',
    around: (call, next, box) => {
      const known = seen.get(box) ?? new Set<string>();
      seen.set(box, known);
      const key = `${call.method} ${call.url} ${call.body.toString()} ${JSON.stringify(call.headers)}`;
      if (known.has(key)) return next();
      known.add(key);
      return { status: 503 };
    },
  };
}
