/** What a ModelArts project remembers: its workspaces, and the quotas of each. */

import type { Behaviour } from '../src/mock/behaviour/behaviour.ts';
import { entry, objectsOf } from '../src/mock/memory/entries.ts';
import { responseExample, successExample } from '../src/mock/memory/examples.ts';
import { isObject, type Json, type JsonObject } from '../src/shared/json.ts';
import { showMode, updateMode, validate } from './modelarts/authorization.ts';
import { namesIn } from './modelarts/grants.ts';
import { listQuotas, updateQuotas } from './modelarts/quotas.ts';
import type { Act, State, Workspace } from './modelarts/state.ts';
import * as workspaces from './modelarts/workspaces.ts';

const acts: Readonly<Record<string, Act>> = {
  ListWorkspaces: workspaces.list,
  CreateWorkspace: workspaces.create,
  ShowWorkspaceInfo: workspaces.read,
  UpdateWorkspace: workspaces.update,
  DeleteWorkspace: workspaces.remove,
  ListWorkspaceQuotas: listQuotas,
  UpdateWorkspaceQuotas: updateQuotas,
  ShowAuthmodeDetail: showMode,
  UpdateAuthMode: updateMode,
  ValidateAuthorization: validate,
};

export const behaviour: Behaviour<State> = {
  contentTypes: { 'application/json': 'application/json; charset=UTF-8' },
  begin(spec) {
    const listed = objectsOf(successExample(spec, 'ListWorkspaces', 'all-workspaces').workspaces);
    const detail = successExample(spec, 'ShowWorkspaceInfo');
    const quotas = objectsOf(successExample(spec, 'ListWorkspaceQuotas').quotas);
    const first = [...listed, detail].map((shown): [string, Workspace] => [
      String(shown.id),
      { shown, quotas },
    ]);
    return {
      first: Object.fromEntries(first),
      quotas,
      projects: {},
      names: namesIn([...listed, detail, successExample(spec, 'CreateWorkspace')]),
      missing: objectOf(responseExample(spec, 'ShowWorkspaceInfo', '400', 'missing-workspace')),
      abnormal: objectOf(responseExample(spec, 'ShowWorkspaceInfo', '400', 'abnormal-workspace')),
      firstMode: successExample(spec, 'ShowAuthmodeDetail'),
      made: 0,
    };
  },
  step: (state, ask) => entry(acts, ask.operation.id)?.(state, ask),
  /** The page wants authorization and grants together; the vendor's cloud takes either alone. */
  takes: (fault) =>
    fault === "request.body must have required property 'grants'" ||
    /^request\.body must have property auth_type when property grants is present$/.test(fault),
  /** The gateway before the service refuses what no operation takes. */
  refuse(status) {
    if (status === 404)
      return gateway(
        404,
        'APIGW.0101',
        'The API does not exist or has not been published in the environment.',
      );
    if (status === 405) return gateway(404, 'APIGW.0101', 'The API does not exist.');
    if (status === 413) return gateway(413, 'APIGW.0201', 'Request entity too large.');
    if (status === 429) return gateway(429, 'APIGW.0308', 'The throttling threshold has been reached.');
    if (status === 400 || status === 408 || status === 431)
      return gateway(status, 'APIGW.0201', 'API request error.');
    return undefined;
  },
};

function gateway(status: number, code: string, text: string) {
  return {
    status,
    body: { error_msg: text, error_code: code, request_id: '7775eaa6b4bbe5934e565349bd27c298' },
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
