/** What a tester would put into `.env` to point the suites at the stand-ins. */
import type { Env } from '../../src/shared/env.ts';
import { known as modelarts } from '../reference-servers/modelarts/state.ts';
import { known as palette } from '../reference-servers/palette/state.ts';
import { known as rocketchat } from '../reference-servers/rocketchat/state.ts';

/** The environment by which all stand-ins are known. */
export const env: Env = {
  PALETTE_API_KEY: palette.apiKey,
  PALETTE_UNPRIVILEGED_API_KEY: palette.unprivilegedApiKey,
  PALETTE_AUTHORIZATION: palette.authorization,
  PALETTE_PROJECT_UID: palette.projectUid,
  PALETTE_USER_UID: palette.userUid,
  PALETTE_TEAM_UID: palette.teamUid,
  PALETTE_WORKSPACE_UID: palette.workspaceUid,
  MODELARTS_AUTH_TOKEN: modelarts.authToken,
  MODELARTS_UNPRIVILEGED_AUTH_TOKEN: modelarts.unprivilegedAuthToken,
  MODELARTS_PROJECT_ID: modelarts.projectId,
  MODELARTS_WORKSPACE_ID: modelarts.workspaceId,
  ROCKETCHAT_USER_ID: rocketchat.userId,
  ROCKETCHAT_AUTH_TOKEN: rocketchat.authToken,
  ROCKETCHAT_UNPRIVILEGED_USER_ID: rocketchat.unprivilegedUserId,
  ROCKETCHAT_UNPRIVILEGED_AUTH_TOKEN: rocketchat.unprivilegedAuthToken,
  ROCKETCHAT_PERMISSION_ID: rocketchat.permissionId,
};
