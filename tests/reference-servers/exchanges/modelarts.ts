/** Exchanges with ModelArts that show each of its faults. */
import { known } from '../modelarts.ts';
import type { Callers, Exchange } from './exchange.ts';

const all = `/v1/${known.projectId}/workspaces`;
const one = `${all}/${known.workspaceId}`;
const [put, get, post] = [`PUT ${one}`, `GET ${one}`, `POST ${all}`];
const example = {
  name: 'my_workspace',
  description: 'It is my workspace',
  auth_type: 'INTERNAL',
  grants: [{ user_name: 'my_iam_user' }],
};
const quotas = (...items: unknown[]) => ({ quotas: items });
const resource = 'exemlProject.gpu_duration';
const internal = (grants: unknown) => ({ auth_type: 'INTERNAL', grants });

/** Who calls. */
export const callers: Callers = {
  admin: { 'X-Auth-Token': known.authToken },
  unprivileged: { 'X-Auth-Token': known.unprivilegedAuthToken },
  nobody: {},
  wrong: { 'X-Auth-Token': 'wrong' },
  signed: {
    'X-Sdk-Date': '20190307T101459Z',
    Authorization: `SDK-HMAC-SHA256 Access=${known.accessKey}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  },
};

const refused: readonly unknown[] = [
  '{',
  '[]',
  '"text"',
  { name: 'a'.repeat(65) },
  { name: 'abc' },
  { name: 'a.bc' },
  { name: 'a b c' },
  { name: 'a\u00e9bc' },
  { name: 'abcd\n' },
  { name: 12345 },
  { name: null },
  { name: 'default' },
  { name: '' },
  { description: 'd'.repeat(257) },
  { description: 5 },
  { description: null },
  { auth_type: 'SECRET' },
  { auth_type: 5 },
  { auth_type: 'PUBLIC', grants: 'me' },
  internal(['me']),
  internal([{}]),
  internal([{ user_id: 5, user_name: 5 }]),
  { auth_type: 'INTERNAL' },
  { grants: [{ user_name: 'me' }] },
];
const accepted: readonly unknown[] = [
  {},
  { name: 'a'.repeat(64) },
  { name: 'abcd' },
  { name: 'default-2' },
  { name: 'a-b_C9' },
  { description: '' },
  { description: 'd'.repeat(256) },
  { description: '\u{1F600}'.repeat(256) },
  { auth_type: 'PRIVATE' },
  { auth_type: 'public' },
  internal([]),
  internal([{ user_id: 'u1', user_name: '' }]),
];
const badQuotas: readonly unknown[] = [
  {},
  { quotas: 5 },
  quotas(5),
  quotas({ quota: 10 }),
  quotas({ resource }),
  quotas({ resource, quota: '10' }),
  quotas({ resource, quota: 1.5 }),
  quotas({ resource, quota: -2 }),
  quotas({ resource, quota: 0 }),
  quotas({ resource, quota: 60_001 }),
  quotas({ resource: 'no.such', quota: 1 }),
];
const badQueries = [
  'limit=0',
  'limit=1001',
  'limit=ten',
  'limit=1.5',
  'offset=-1',
  'sort_by=owner',
  'order=up',
  'filter_accessible=maybe',
];
const goodQueries = [
  'limit=2&offset=0',
  'limit=2&offset=2',
  'limit=2&offset=4',
  'limit=2&offset=6',
  'order=asc',
  'sort_by=update_time',
  'sort_by=status&order=asc',
  'name=team',
  'name=',
  'enterprise_project_id=1',
  'filter_accessible=true',
  'more=1',
];

/** In this order: each builds on what the earlier ones have left. */
export const exchanges: readonly Exchange[] = [
  [get, 200],
  [get, 200],
  [put, 401, example, 'nobody'],
  [put, 401, example, 'wrong'],
  [put, 403, example, 'unprivileged'],
  [get, 200],
  [put, 200, example, 'signed'],
  [get, 200],
  [put, 200, example],
  [put, 200, example],
  [get, 200],
  [put, 200, { name: 'my_workspace' }],
  [get, 200],
  [put, 400],
  [put, 400, example, { 'Content-Type': 'text/plain' }],
  ...refused.map((body): Exchange => [put, 400, body]),
  [get, 200],
  ...accepted.map((body): Exchange => [put, 200, body]),
  [get, 200],
  [`PUT ${all}/${'0'.repeat(32)}`, 400, example],
  [`PUT ${all}/0`, 400, { name: 'renamed' }],
  [`PUT ${all}/0`, 200, { description: 'The default one' }],
  [`DELETE ${all}/0`, 400],
  [`GET /v1/${'0'.repeat(32)}/workspaces`, 403],
  [`GET ${all}`, 200],
  ...badQueries.map((query): Exchange => [`GET ${all}?${query}`, 400]),
  ...goodQueries.map((query): Exchange => [`GET ${all}?${query}`, 200]),
  [`GET ${one}/quotas`, 200],
  ...badQuotas.map((body): Exchange => [`PUT ${one}/quotas`, 400, body]),
  [`PUT ${one}/quotas`, 200, quotas({ workspace_id: known.workspaceId, resource, quota: 10 })],
  [`GET ${one}/quotas`, 200],
  [post, 400, {}],
  [post, 400, { name: 'default' }],
  [post, 200, { ...example, name: 'test-workspace', auth_type: 'internal', enterprise_project_id: '1' }],
  [post, 400, { name: 'test-workspace' }],
  [`GET ${all}/{id}`, 200],
  [`DELETE ${all}/{id}`, 200],
  [`GET ${all}/{id}`, 200],
  [`DELETE ${all}/{id}`, 400],
  ['WAIT 400', 0],
  [`GET ${all}/{id}`, 400],
  [`HEAD ${one}`, 200],
  [`OPTIONS ${one}`, 404],
  [`PATCH ${one}`, 404],
  ['GET /v1/constructor', 404],
  ['GET /%zz', 404],
];
