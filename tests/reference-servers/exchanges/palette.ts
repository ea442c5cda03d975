/** Exchanges with Palette that show each of its faults. */
import { known } from '../palette.ts';
import type { Callers, Exchange } from './exchange.ts';

const base = '/v1/workspaces';
const roles = `${base}/users/${known.userUid}/roles`;
const team = `${base}/teams/${known.teamUid}/roles`;
const one = `${base}/${known.workspaceUid}`;
const give = (...given: unknown[]) => ({ workspaces: given });
const quota = (resourceAllocation: unknown) => ({ quota: { resourceAllocation } });
const binding = (field: unknown) => ({ spec: { bindings: [field] } });

/** Who calls. */
export const callers: Callers = {
  admin: { ApiKey: known.apiKey },
  unprivileged: { ApiKey: known.unprivilegedApiKey },
  nobody: {},
  wrong: { ApiKey: 'wrong' },
  token: { Authorization: known.authorization },
  bearer: { Authorization: `Bearer ${known.authorization}` },
};

const badRoles: readonly unknown[] = [
  '{',
  '[]',
  'null',
  { workspaces: 'all' },
  { workspaces: null },
  give('all'),
  give({ roles: 'admin' }),
  give({ roles: [1] }),
  give({ uid: 5 }),
  give({ uid: null }),
];
const goodRoles: readonly unknown[] = [
  {},
  give(),
  give({}),
  give({ uid: 'w', roles: ['a', 'a'] }),
  { ...give(), more: 1 },
  give({ roles: ['string'], uid: 'string' }),
];
const badWorkspaces: readonly unknown[] = [
  '[]',
  { metadata: { name: 5 } },
  { metadata: { labels: { a: 1 } } },
  { metadata: { creationTimestamp: 'today' } },
  { metadata: { creationTimestamp: '2026-02-30T00:00:00Z' } },
  { spec: quota({ cpuCores: -2 }) },
  { spec: quota({ memoryMiB: -1.5 }) },
  { spec: quota({ gpuConfig: { limit: 1.5 } }) },
  { spec: quota({ gpuConfig: { provider: 'amd' } }) },
  { spec: { clusterRefs: [{}, {}] } },
];
const badBackups: readonly unknown[] = [
  { includeAllClusters: 'yes' },
  { clusterUids: ['a', 'a'] },
  { backupConfig: { durationInHours: 1.5 } },
  { backupConfig: { includeClusterResourceMode: 'Sometimes' } },
];

/** In this order: each builds on what the earlier ones have left. */
export const exchanges: readonly Exchange[] = [
  [`GET ${roles}`, 200],
  [`GET ${roles}`, 200],
  [`GET ${roles}`, 403, undefined, 'unprivileged'],
  [`PUT ${roles}`, 401, give(), 'nobody'],
  [`PUT ${roles}`, 401, give(), 'wrong'],
  [`PUT ${roles}`, 401, give(), 'bearer'],
  [`PUT ${roles}`, 403, give(), 'unprivileged'],
  [`GET ${roles}`, 200, undefined, 'token'],
  [`PUT ${roles}`, 400],
  [`PUT ${roles}`, 400, give(), { 'Content-Type': 'text/plain' }],
  ...badRoles.map((body): Exchange => [`PUT ${roles}`, 400, body]),
  [`GET ${roles}`, 200],
  ...goodRoles.map((body): Exchange => [`PUT ${roles}`, 204, body]),
  [
    `PUT ${roles}`,
    204,
    give({ uid: known.workspaceUid, roles: ['a', 'b'] }, { uid: known.otherWorkspaceUid }),
  ],
  [`GET ${roles}`, 200],
  [`PUT ${roles}`, 204, give({ uid: known.otherWorkspaceUid, roles: ['c'] })],
  [`PUT ${roles}`, 204, give({ uid: known.otherWorkspaceUid, roles: ['c'] })],
  [`GET ${roles}`, 200],
  [`GET ${team}`, 200],
  [`PUT ${team}`, 204, give({ uid: known.workspaceUid, roles: ['d'] }), { ProjectUid: known.projectUid }],
  [`GET ${team}`, 200],
  [`GET ${roles}`, 404, undefined, { ProjectUid: 'no-such-project' }],
  [`PUT ${base}/users/no-such-user/roles`, 404, give()],
  [`GET ${base}/users/no-such-user/roles`, 404],
  [`GET ${one}`, 200],
  [`GET ${one}`, 200],
  [`DELETE ${one}`, 403, undefined, 'unprivileged'],
  [`PUT ${one}/meta`, 204, { name: 'renamed', annotations: { a: 'b' } }],
  [`PUT ${one}/meta`, 204],
  [`GET ${one}`, 200],
  [`PUT ${one}/clusterNamespaces`, 204, { clusterNamespaces: [{ name: 'n' }], ...quota({ cpuCores: -1 }) }],
  [`PUT ${one}/resourceAllocations`, 204, quota({ gpuConfig: { limit: -1, provider: 'nvidia' } })],
  [`GET ${one}`, 200],
  [`POST ${one}/clusterRbacs`, 201, binding({ type: 'RoleBinding', role: { kind: 'Role' } })],
  [`POST ${one}/clusterRbacs`, 400, binding({ type: 'Binding' })],
  [`PUT ${one}/clusterRbacs/{id}`, 204, { metadata: { name: 'writers' } }],
  [`DELETE ${one}/clusterRbacs/{id}`, 204],
  [`DELETE ${one}/clusterRbacs/{id}`, 404],
  ...badWorkspaces.map((body): Exchange => [`POST ${base}`, 400, body]),
  [`POST ${base}`, 201],
  [`POST ${base}`, 201, { metadata: { name: 'new', creationTimestamp: '2026-02-28T00:00:00+01:00' } }],
  [`GET ${base}/{id}`, 200],
  [`GET ${base}/{id}/backup`, 404],
  [`POST ${base}/{id}/backup`, 201, { includeAllClusters: true }],
  [`GET ${one}/backup?backupRequestUid=none`, 200],
  [`GET ${one}/backup?backupRequestUid=${known.backupRequestUid}`, 200],
  ...badBackups.map((body): Exchange => [`PUT ${one}/backup`, 400, body]),
  [`PUT ${one}/backup`, 204, { backupConfig: { includeClusterResourceMode: 'Auto' } }],
  [`POST ${one}/backup/onDemand`, 201, {}],
  [`DELETE ${one}/backup`, 204, { requestUid: known.backupRequestUid }],
  [`GET ${one}/backup`, 200],
  [`DELETE ${one}/backup`, 204],
  [`GET ${one}/backup`, 404],
  [`POST ${one}/restore/onDemand`, 400, {}],
  [`POST ${one}/restore/onDemand`, 400, { backupRequestUid: 'b', restoreConfigs: [{}] }],
  [`POST ${one}/restore/onDemand`, 201, { backupRequestUid: known.backupRequestUid }],
  [`GET ${one}/restore`, 200],
  [`GET ${base}/validate/name?name=fine`, 204],
  [`GET ${base}/validate/name`, 400],
  [`HEAD ${one}`, 200],
  [`OPTIONS ${one}`, 204],
  [`PATCH ${one}`, 405],
  ['GET /v1/constructor', 404],
  ['GET /%zz', 404],
  [`DELETE ${one}`, 204],
  [`GET ${one}`, 404],
  [`GET ${base}/${known.otherWorkspaceUid}`, 200],
];
