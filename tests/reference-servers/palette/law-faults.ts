/** Faults of Palette: promises that only show between two requests. */
import { afterwards, edit, forget, hasStatus, isSuccess, unchecked, type When } from '../fault-kinds.ts';
import type { Call } from '../http.ts';
import type { Fault, Faults } from '../stand-in.ts';
import type { Assignment, State } from './state.ts';

const isRoles = (call: Call): boolean => call.segments?.[4] === 'roles';
const isRolesRead: When = (answer, call) => isRoles(call) && call.method === 'GET' && isSuccess(answer, call);
const isRolesPut: When = (answer, call) => isRoles(call) && call.method === 'PUT' && isSuccess(answer, call);
const isOneRead: When = (answer, call) =>
  call.method === 'GET' && call.segments?.length === 3 && isSuccess(answer, call);
const isCreated = hasStatus(201);

/** Promises that only show between two requests. */
export const lawFaults: Faults<State> = {
  'put-merges': unchecked('Roles are added to the old ones instead of replacing them.', 'replaces'),
  'put-merges-meta': unchecked('Metadata is added to the old instead of replacing it.', 'replaces-meta'),
  'put-not-idempotent': afterwards(
    'Roles that are sent twice are taken away again.',
    isRolesPut,
    (state: State, before, call) => {
      const uid = call.segments?.[3] ?? '';
      for (const kind of ['users', 'teams'] as const) {
        if (JSON.stringify(state[kind][uid]) === JSON.stringify(before[kind][uid]))
          state[kind] = { ...state[kind], [uid]: [] };
      }
    },
  ),
  'put-loses-roles': stored('Of several roles only the first is stored.', (one) => ({
    ...one,
    roles: one.roles.slice(0, 1),
  })),
  'put-loses-workspaces': afterwards(
    'Of several workspaces only the first is stored.',
    isRolesPut,
    (state: State) => {
      state.users = Object.fromEntries(
        Object.entries(state.users).map(([uid, all]) => [uid, all.slice(0, 1)]),
      );
    },
  ),
  'put-changes-others': afterwards(
    'A PUT changes the roles of all users and teams.',
    isRolesPut,
    (state: State, _, call) => {
      const written = [
        ...(state.users[call.segments?.[3] ?? ''] ?? state.teams[call.segments?.[3] ?? ''] ?? []),
      ];
      for (const uid of Object.keys(state.users)) state.users[uid] = written;
      for (const uid of Object.keys(state.teams)) state.teams[uid] = written;
    },
  ),
  'get-changes': afterwards('Reading roles takes the first workspace away.', isRolesRead, (state: State) => {
    state.users = Object.fromEntries(Object.entries(state.users).map(([uid, all]) => [uid, all.slice(1)]));
  }),
  'get-counts': afterwards('Reading a workspace changes its labels.', isOneRead, (state: State) => {
    for (const one of state.workspaces)
      one.meta = {
        ...one.meta,
        labels: { ...Object(one.meta.labels), [`seen${Object.keys(Object(one.meta.labels)).length}`]: 'yes' },
      };
  }),
  'created-not-found': forget('What was created is not found.', (call) => call.method === 'POST'),
  'created-uid-nowhere': edit('The uid of what was created points nowhere.', isCreated, () => ({
    uid: 'f'.repeat(24),
  })),
  'created-name-differs': afterwards(
    'A new workspace has another name than was sent.',
    isCreated,
    (state: State) => {
      for (const one of state.workspaces.slice(-1)) one.meta = { ...one.meta, name: 'workspace-1' };
    },
  ),
  'delete-does-not-delete': forget('What was deleted stays.', (call) => call.method === 'DELETE'),
  'delete-deletes-others': afterwards(
    'Deleting one workspace deletes the others too.',
    (_, call) => call.method === 'DELETE' && call.segments?.length === 3,
    (state: State) => {
      state.workspaces = [];
    },
  ),
  'backup-filter-ignored': unchecked('The filters by request uid are ignored.', 'filter'),
};

function stored(says: string, change: (one: Assignment) => Assignment): Fault<State> {
  return afterwards(says, isRolesPut, (state) => {
    for (const all of [...Object.values(state.users), ...Object.values(state.teams)]) {
      all.splice(0, all.length, ...all.map(change));
    }
  });
}
