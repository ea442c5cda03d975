/** The words of ModelArts: errors, and workspaces as its answers show them. */
import { randomBytes } from 'node:crypto';
import type { Answer } from '../http.ts';
import type { Quota, Workspace } from './state.ts';

/** 200 with a JSON body. */
export function ok(body: unknown): Answer {
  return { status: 200, headers: { 'X-request-id': requestId() }, body };
}

/** An error as every workspace page shows it. */
export function fail(status: number, code: string, message: string): Answer {
  const id = requestId();
  return {
    status,
    headers: { 'X-request-id': id },
    body: { error_msg: message, error_code: code, request_id: id },
  };
}

/** 400 for a parameter that breaks its description. */
export function badParameter(check: string): Answer {
  return fail(400, 'ModelArts.0104', `Parameter error. (${check})`);
}

/** 404 of the gateway, before anything else is looked at. */
export function unknownApi(wrongMethod: boolean): Answer {
  const message = wrongMethod
    ? 'The API does not exist.'
    : 'The API does not exist or has not been published in the environment.';
  return fail(404, 'APIGW.0101', message);
}

/** 401 of the gateway. */
export function unauthorized(why: string): Answer {
  return fail(401, 'APIGW.0301', `Incorrect IAM authentication information: ${why}`);
}

/** A workspace in an answer; the list leaves out the grants. */
export function show(workspace: Workspace, withGrants: boolean): Record<string, unknown> {
  const { id, name, description, owner, create_time, update_time, grants } = workspace;
  const { enterprise_project_id, auth_type, status, status_info } = workspace;
  const enterprise_project_name = enterprise_project_id === '0' ? 'default' : 'test-eps';
  const shown = {
    id,
    name,
    description,
    owner,
    create_time,
    update_time,
    enterprise_project_id,
    enterprise_project_name,
    auth_type,
    status,
    status_info,
  };
  return withGrants && auth_type === 'internal' ? { ...shown, grants } : shown;
}

/** A quota in an answer; only the query tells how much is used. */
export function showQuota(quota: Quota, withUsage: boolean): Record<string, unknown> {
  const shown = {
    name_en: quota.name,
    name_cn: '配额',
    resource: quota.resource,
    quota: quota.quota,
    min_quota: -1,
    max_quota: 60_000,
    unit_en: 'minute',
    unit_cn: '分钟',
    update_time: quota.update_time,
  };
  return withUsage ? { ...shown, used_quota: quota.quota === -1 ? null : quota.used } : shown;
}

function requestId(): string {
  return randomBytes(16).toString('hex');
}
