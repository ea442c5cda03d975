/** What the reference servers hold, as far as a run may change it: to be compared before and after. */
import type { Env } from '../../src/shared/env.ts';
import { env } from '../mutation/known.ts';
import { known as modelarts } from '../reference-servers/modelarts.ts';
import { known as palette } from '../reference-servers/palette.ts';
import { known as rocketchat } from '../reference-servers/rocketchat.ts';

/** Where a run of one API is cut, and how what may have changed is looked at. */
export interface Case {
  readonly api: string;
  readonly env: Env;
  /** At how many places a run is cut, unless at all. */
  readonly cuts: number;
  look(get: (path: string) => Promise<Record<string, unknown>>): Promise<unknown>;
  readonly headers: Record<string, string>;
  /** True where nothing lists what was made: what a lost answer leaves has to be looked for. */
  readonly isBlind?: boolean;
}

/** One for each API. */
export const cases: Case[] = [
  {
    api: 'rocketchat',
    env,
    headers: { 'X-User-Id': rocketchat.userId, 'X-Auth-Token': rocketchat.authToken },
    cuts: 3,
    async look(get) {
      const { update } = await get('/api/v1/permissions.listAll');
      return (update as { _id: string; roles: string[] }[]).map(({ _id, roles }) => [_id, roles]);
    },
  },
  {
    api: 'modelarts',
    env,
    headers: { 'X-Auth-Token': modelarts.authToken },
    cuts: 3,
    async look(get) {
      const base = `/v1/${modelarts.projectId}/workspaces`;
      const { workspaces } = await get(`${base}?sort_by=name`);
      const { quotas } = await get(`${base}/${modelarts.workspaceId}/quotas`);
      const lasting = (workspaces as Record<string, unknown>[]).filter(({ status }) => status !== 'DELETING');
      return {
        workspaces: lasting.map(({ id, name, description, auth_type }) => [id, name, description, auth_type]),
        quotas: (quotas as Record<string, unknown>[]).map(({ resource, quota }) => [resource, quota]),
      };
    },
  },
  {
    api: 'palette',
    env,
    headers: { ApiKey: palette.apiKey, ProjectUid: palette.projectUid },
    cuts: 1,
    isBlind: true,
    async look(get) {
      const paths = [
        `workspaces/users/${palette.userUid}/roles`,
        `workspaces/teams/${palette.teamUid}/roles`,
        `workspaces/${palette.workspaceUid}`,
        `workspaces/${palette.otherWorkspaceUid}`,
        `workspaces/${palette.workspaceUid}/backup`,
      ];
      const answers = await Promise.all(paths.map((path) => get(`/v1/${path}`)));
      // When something was put back is shown too.
      return JSON.parse(JSON.stringify(answers, (name, value) => (/timestamp/i.test(name) ? '' : value)));
    },
  },
];
