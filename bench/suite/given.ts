/** What a tester would tell any tool about the stand-ins: who calls, what exists, what a sensible request is. */
import { createHash } from 'node:crypto';
import * as modelarts from '../../tests/reference-servers/exchanges/modelarts.ts';
import * as palette from '../../tests/reference-servers/exchanges/palette.ts';
import * as rocketchat from '../../tests/reference-servers/exchanges/rocketchat.ts';
import { known as modelartsKnown } from '../../tests/reference-servers/modelarts.ts';
import { known as paletteKnown } from '../../tests/reference-servers/palette.ts';
import { known as rocketchatKnown } from '../../tests/reference-servers/rocketchat.ts';

export type Headers = Readonly<Record<string, string>>;

/** What differs from the usual request; `caller` is a name of `callers`. */
export interface Difference {
  readonly ids?: Headers;
  readonly query?: Headers;
  readonly body?: unknown;
  readonly caller?: string;
}

/** What one API's testers know. */
export interface Given {
  readonly callers: Readonly<Record<string, Headers>>;
  /** The values of the security schemes, by the scheme's name. */
  readonly schemes: Headers;
  readonly ids: Headers;
  /** Ids of the right form that name nothing, and the status that says so. */
  readonly unknown: { readonly status: number; readonly ids: Headers };
  /** By `operation status`, where the spec's first example and the ids above do not do. */
  readonly requests: Readonly<Record<string, Difference>>;
  /** As the server writes it, for tools that compare it letter by letter. */
  readonly contentType: string;
  /** Values of optional headers, for tools that make up a value where they are given none. */
  readonly optional?: Headers;
  /** The operation that ends the session, if any: it goes last. */
  readonly last?: string;
  /** Its path. */
  readonly lastPath?: string;
}

const nothing = 'f'.repeat(24);
const login = { user: rocketchatKnown.username, password: rocketchatKnown.password };

const madeRole = createHash('sha256').update('support1').digest('hex').slice(0, 24);
const held = { roleId: 'moderator', username: rocketchatKnown.unprivilegedUsername };

/** By the name of the API. */
export const given: Readonly<Record<string, Given>> = {
  palette: {
    callers: palette.callers,
    contentType: 'application/json',
    schemes: { apiKey: paletteKnown.apiKey, authorization: paletteKnown.authorization },
    ids: {
      uid: paletteKnown.workspaceUid,
      userUid: paletteKnown.userUid,
      teamUid: paletteKnown.teamUid,
      clusterRbacUid: paletteKnown.clusterRbacUid,
    },
    optional: { ProjectUid: paletteKnown.projectUid },
    unknown: {
      status: 404,
      ids: { uid: nothing, userUid: nothing, teamUid: nothing, clusterRbacUid: nothing },
    },
    requests: {
      'v1WorkspacesValidateName 204': { query: { name: 'payments-reporting' } },
      'v1WorkspacesValidateName 400': {},
      'v1WorkspacesUidDelete 204': { ids: { uid: paletteKnown.otherWorkspaceUid } },
    },
  },
  modelarts: {
    callers: modelarts.callers,
    contentType: 'application/json; charset=UTF-8',
    schemes: {
      authToken: modelartsKnown.authToken,
      signature: modelarts.callers.signed?.Authorization ?? '',
      signatureDate: modelarts.callers.signed?.['X-Sdk-Date'] ?? '',
    },
    ids: { project_id: modelartsKnown.projectId, workspace_id: modelartsKnown.workspaceId },
    unknown: { status: 400, ids: { workspace_id: '0'.repeat(32) } },
    requests: {
      'ListWorkspaces 400': { query: { limit: '0' } },
      'DeleteWorkspace 200': { ids: { workspace_id: '7d793037a0760186574b0282f2f435e7' } },
      'UpdateWorkspaceQuotas 200': {
        body: {
          quotas: [
            {
              workspace_id: modelartsKnown.workspaceId,
              resource: 'exemlProject.gpu_duration',
              quota: 10,
            },
          ],
        },
      },
    },
  },
  rocketchat: {
    callers: rocketchat.callers,
    contentType: 'application/json',
    schemes: { userId: rocketchatKnown.userId, authToken: rocketchatKnown.authToken },
    ids: {},
    unknown: { status: 404, ids: {} },
    requests: {
      'permissions.listAll 400': { query: { updatedSince: 'yesterday-ish' } },
      'login 200': { body: login },
      'login 401': { body: { ...login, password: 'wrong' } },
      // The role that the case of roles.create makes
      'roles.update 200': { body: { roleId: madeRole, name: 'support1', description: 'first line' } },
      'roles.delete 200': { body: { roleId: madeRole } },
      'roles.addUserToRole 200': { body: held },
      'roles.removeUserFromRole 200': { body: held },
      'roles.getUsersInRole 200': { query: { role: 'admin' } },
      'users.autocomplete 200': { query: { selector: '{"term":"a"}' } },
    },
    last: 'logout',
    lastPath: '/api/v1/logout',
  },
};
