/** Faults of Palette: limits of the input that are not kept. */
import { different, replace, restatus, unchecked, type When } from '../fault-kinds.ts';
import { bytesOf, type Call } from '../http.ts';
import type { Faults } from '../stand-in.ts';
import type { State } from './state.ts';

const isRoles = (call: Call): boolean => call.segments?.[4] === 'roles';
const isUserUnknown: When = (answer, call) =>
  isRoles(call) && answer.status === 404 && bytesOf(answer).includes('specified user');

/** Limits of the input. */
export const limitFaults: Faults<State> = {
  'unknown-user-accepted': unchecked('Roles are written for a user that does not exist.', 'users-known'),
  'unknown-user-400': restatus('An unknown user is answered with 400.', isUserUnknown, 400),
  'unknown-user-200': replace('The roles of an unknown user are an empty list.', isUserUnknown, (_, call) =>
    call.method === 'GET' ? { status: 200, body: { projects: [] } } : { status: 204 },
  ),
  'unknown-project-accepted': unchecked('Any ProjectUid is accepted.', 'project'),
  'project-uid-refused': replace(
    'Every request with a ProjectUid is refused.',
    (_, call) => 'projectuid' in call.headers,
    () => ({
      status: 400,
      body: { code: 'InvalidRequest', message: 'ProjectUid is not supported' },
    }),
  ),
  'authorization-not-taken': unchecked('Only an ApiKey is taken, not the other scheme.', 'token-taken'),
  'unprivileged-may-read': unchecked('A user without the permission may read.', 'permission-GET'),
  'unprivileged-may-put': unchecked('A user without the permission may replace.', 'permission-PUT'),
  'unprivileged-may-delete': unchecked('A user without the permission may delete.', 'permission-DELETE'),
  'body-array-accepted': unchecked('A body may be something other than an object.', 'type:body'),
  'empty-body-accepted': unchecked('A required body may be left out.', 'body-present'),
  'content-type-ignored': unchecked('JSON declared as something else is accepted.', 'content-type'),
  'null-accepted': unchecked('Null is accepted for an optional field.', 'null'),
  'workspaces-not-array-accepted': unchecked(
    'Workspaces may be something other than an array.',
    'type:workspaces',
  ),
  'workspace-not-object-accepted': unchecked(
    'An item of workspaces may be something other than an object.',
    'type:workspaces[]',
  ),
  'roles-not-array-accepted': unchecked('Roles may be a text, not an array.', 'type:roles'),
  'role-number-accepted': unchecked('A role may be a number.', 'type:roles[]'),
  'uid-number-accepted': unchecked('A uid may be a number.', 'type:uid'),
  'unknown-fields-refused': different('A field that no document names is refused.', { closed: true }),
  'duplicate-roles-refused': different('The same role twice is refused.', { 'repeats:roles': 'unique' }),
  'workspace-name-number-accepted': unchecked('A name may be a number.', 'type:name'),
  'label-number-accepted': unchecked('A label may be a number.', 'type:labels.*'),
  'enum-ignored': unchecked('A binding may have any type and kind.', 'enum:type', 'enum:kind'),
  'resource-mode-any-accepted': unchecked(
    'includeClusterResourceMode may be anything.',
    'enum:includeClusterResourceMode',
  ),
  'minimum-ignored': unchecked(
    'A quota may be below its minimum.',
    'minimum:cpuCores',
    'minimum:memoryMiB',
    'minimum:limit',
  ),
  'minimum-minus-2': different('A quota of -2 is accepted.', { minimum: -2 }),
  'minimum-0': different('A quota of -1 is refused.', { minimum: 0 }),
  'limit-fraction-accepted': unchecked('A GPU limit need not be an integer of 32 bits.', 'integer:limit'),
  'duplicates-accepted': unchecked('Equal items are accepted where they must be unique.', ...uniqueNames()),
  'required-ignored': unchecked(
    'A restore without backupRequestUid is accepted.',
    'required:backupRequestUid',
  ),
  'inner-required-ignored': unchecked(
    'A restore config without backupName or sourceClusterUid is accepted.',
    'required:backupName',
    'required:sourceClusterUid',
  ),
  'date-time-ignored': unchecked('A timestamp may be any text.', 'date-time:creationTimestamp'),
  'boolean-text-accepted': unchecked('includeAllClusters may be a text.', 'type:includeAllClusters'),
  'name-query-optional': unchecked('A name is validated although none is given.', 'name-required'),
};

function uniqueNames(): string[] {
  const fields = ['clusterNamespaces', 'clusterRbacs', 'clusterRefs', 'bindings', 'subjects', 'clusterUids'];
  return [...fields, 'namespaces', 'restoreConfigs', 'clusterConfigs'].map((name) => `unique:${name}`);
}
