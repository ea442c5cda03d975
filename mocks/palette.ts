/** What Palette remembers: workspaces with all that belongs to them, and who has which roles in them. */
import type { Behaviour } from '../src/mock/behaviour/behaviour.ts';
import { entry, field, objectsOf } from '../src/mock/memory/entries.ts';
import { parameterExample, successExample } from '../src/mock/memory/examples.ts';
import * as backups from './palette/backups.ts';
import { listWorkspaces } from './palette/dashboard.ts';
import * as people from './palette/people.ts';
import * as restores from './palette/restores.ts';
import { assignedIn, readRoles, replaceRoles } from './palette/roles.ts';
import type { Act, State } from './palette/state.ts';
import * as workspaces from './palette/workspaces.ts';

const acts: Readonly<Record<string, Act>> = {
  v1UsersWorkspaceGetRoles: readRoles('users'),
  v1UsersWorkspaceRolesPut: replaceRoles('users'),
  v1TeamsWorkspaceGetRoles: readRoles('teams'),
  v1TeamsWorkspaceRolesPut: replaceRoles('teams'),
  v1DashboardWorkspacesList: listWorkspaces,
  v1RolesList: people.listPeople('roles'),
  v1TeamsList: people.listPeople('teams'),
  v1TeamsUidGet: people.readPerson('teams'),
  v1TeamsProjectRoles: people.readHeld('teams', ['projects']),
  V1TeamsUidTenantRolesGet: people.readHeld('teams', ['roles']),
  v1UsersList: people.listPeople('users'),
  v1UsersSummaryGet: people.findUsers,
  v1UsersUidGet: people.readPerson('users'),
  v1UsersProjectRoles: people.readHeld('users', ['projects']),
  v1UsersUidResourceRoles: people.readHeld('users', ['resourceRoles']),
  v1UsersUidRoles: people.readHeld('users', ['roles', 'inheritedRoles']),
  v1WorkspacesCreate: workspaces.create,
  v1WorkspacesUidGet: workspaces.read,
  v1WorkspacesUidDelete: workspaces.remove,
  v1WorkspacesUidMetaUpdate: workspaces.updateMeta,
  v1WorkspacesUidClusterNamespacesUpdate: workspaces.updateParts,
  v1WorkspacesUidResourceAllocationsUpdate: workspaces.updateParts,
  v1WorkspacesClusterRbacCreate: workspaces.createRbac,
  v1WorkspacesUidClusterRbacUpdate: workspaces.updateRbac,
  v1WorkspacesUidClusterRbacDelete: workspaces.removeRbac,
  v1WorkspaceOpsBackupGet: backups.readBackup,
  v1WorkspaceOpsBackupCreate: backups.createBackup,
  v1WorkspaceOpsBackupUpdate: backups.updateBackup,
  v1WorkspaceOpsBackupDelete: backups.removeBackup,
  v1WorkspaceOpsBackupOnDemandCreate: backups.backupNow,
  v1WorkspaceOpsRestoreGet: restores.readRestore,
  v1WorkspaceOpsRestoreOnDemandCreate: restores.restoreNow,
};

export const behaviour: Behaviour<State> = {
  begin(spec) {
    const shown = successExample(spec, 'v1WorkspacesUidGet');
    const users = successExample(spec, 'v1UsersWorkspaceGetRoles');
    const teams = successExample(spec, 'v1TeamsWorkspaceGetRoles');
    const { workspaces: _, ...project } = objectsOf(users.projects)[0] ?? {};
    const backup = successExample(spec, 'v1WorkspaceOpsBackupGet');
    const restore = successExample(spec, 'v1WorkspaceOpsRestoreGet');
    const roles = [users, teams]
      .flatMap(({ projects }) => objectsOf(projects))
      .flatMap((one) => objectsOf(one.workspaces))
      .flatMap((one) => objectsOf(one.roles));
    const named = objectsOf(successExample(spec, 'v1RolesList').items).map(({ metadata }) => metadata ?? {});
    return {
      workspaces: { [String(field(shown, 'metadata', 'uid'))]: { shown, project, backup, restore } },
      deleted: {},
      users: { [parameterExample(spec, 'userUid')]: assignedIn(users) },
      teams: { [parameterExample(spec, 'teamUid')]: assignedIn(teams) },
      roles: Object.fromEntries(
        [...objectsOf(named), ...roles].map(({ uid, name }) => [String(uid), String(name)]),
      ),
      project,
      people: people.peopleIn(
        (id) => successExample(spec, id),
        parameterExample(spec, 'userUid'),
        parameterExample(spec, 'teamUid'),
      ),
      made: 0,
    };
  },
  step: (state, ask) => entry(acts, ask.operation.id)?.(state, ask),
  /** The codes are the platform's own where one is known. */
  refuse(status, why) {
    if (status === 404) return { status, body: { code: 'ResourceNotFound', message: why } };
    if (status === 405) return { status, body: { code: 'MethodNotAllowed', message: why } };
    if (status === 413) return { status, body: { code: 'RequestEntityTooLarge', message: why } };
    return status >= 500 ? { status, body: { code: 'StatusInternalServerError', message: why } } : undefined;
  },
};
