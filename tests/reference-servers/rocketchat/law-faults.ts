/** Faults of Rocket.Chat: promises that only show between two requests. */
import { afterwards, edit, type Fields, forget, isSuccess, unchecked, type When } from '../fault-kinds.ts';
import type { Fault, Faults } from '../stand-in.ts';
import type { State } from './state.ts';

const at =
  (end: string): When =>
  (answer, call) =>
    isSuccess(answer, call) && call.url.split('?')[0]?.endsWith(end) === true;
const isUpdated = at('permissions.update');
const isListed = at('permissions.listAll');

/** Promises that only show between two requests. */
export const lawFaults: Faults<State> = {
  'update-merges': unchecked('Roles are added to the old ones instead of replacing them.', 'replaces'),
  'update-answers-old': answersOld(),
  'update-changes-others': afterwards(
    'An update takes all roles from the last permission.',
    isUpdated,
    (state: State) => {
      for (const one of state.permissions.slice(-1)) one.roles = [];
    },
  ),
  'update-loses-roles': afterwards(
    'Of several roles only the first is stored.',
    isUpdated,
    (state: State) => {
      for (const one of state.permissions) one.roles = one.roles.slice(0, 1);
    },
  ),
  'update-not-idempotent': afterwards(
    'An update sent twice takes the roles away again.',
    isUpdated,
    (state: State, before, call) => {
      for (const [index, one] of state.permissions.entries()) {
        const isSame = String(before.permissions[index]?.roles) === String(one.roles);
        if (isSame && call.body.includes(`"${one._id}"`)) one.roles = [];
      }
    },
  ),
  'list-changes': afterwards(
    'Listing takes every role from the last permission.',
    isListed,
    (state: State) => {
      for (const one of state.permissions.slice(-1)) one.roles = [];
    },
  ),
  'list-loses-one': edit('listAll leaves out the last permission.', isListed, (body) => ({
    ...body,
    update: listed(body).slice(0, -1),
  })),
  'list-repeats-one': edit('listAll has the first permission twice.', isListed, (body) => ({
    ...body,
    update: [...listed(body).slice(0, 1), ...listed(body)],
  })),
  'filter-ignored': unchecked('updatedSince is ignored.', 'filter'),
  'logout-ignored': forget('A token is still good after logout.', (call) => call.url.endsWith('/logout')),
  'login-token-useless': edit('The token of a login is good for nothing.', at('/login'), (body) => ({
    ...body,
    data: { ...Object(body.data), authToken: 'x'.repeat(43) },
  })),
};

function listed(body: Fields): unknown[] {
  return Array.isArray(body.update) ? body.update : [];
}

function answersOld(): Fault<State> {
  return {
    says: 'The answer to an update shows the roles before it.',
    around: (call, next, box) => {
      const { permissions } = structuredClone(box.state);
      const answer = next();
      return isUpdated(answer, call) ? { ...answer, body: { permissions, success: true } } : answer;
    },
  };
}
