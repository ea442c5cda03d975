/** What ModelArts documents about request bodies and query parameters, field by field. */
import { type Check, firstBroken, ifString, length } from '../checks.ts';
import { isObject } from '../http.ts';
import type { Rules } from '../stand-in.ts';

const authTypes = ['PUBLIC', 'PRIVATE', 'INTERNAL'];

/** The first broken promise of a create or update body, or `undefined`. */
export function workspaceProblem(body: unknown, rules: Rules, creating: boolean): string | undefined {
  if (!rules.on('body')) return undefined;
  if (!isObject(body)) return 'body-type';
  const checks: Check[] = [
    ['name-required', () => !creating || body.name !== undefined],
    ...nameChecks(body.name, rules),
    ...descriptionChecks(body.description, rules),
    ['project-type', () => optional(body.enterprise_project_id, isString, rules)],
    ['auth-type-type', () => optional(body.auth_type, isString, rules)],
    ['auth-type-options', ifString(body.auth_type, (text) => options(rules).includes(text.toUpperCase()))],
    ['grants-type', () => optional(body.grants, Array.isArray, rules)],
    ['grants-alone', () => body.grants === undefined || body.auth_type !== undefined],
    ['internal-alone', () => !isInternal(body.auth_type) || body.grants !== undefined],
  ];
  const grants = Array.isArray(body.grants) ? body.grants : [];
  return firstBroken([...checks, ...grants.flatMap((grant) => grantChecks(grant, rules))], rules);
}

/** True for `INTERNAL` in any case of letters. */
export function isInternal(value: unknown): boolean {
  return typeof value === 'string' && value.toUpperCase() === 'INTERNAL';
}

function options(rules: Rules): string[] {
  return rules.value('auth-types', authTypes);
}

function nameChecks(name: unknown, rules: Rules): Check[] {
  const chars = rules.value('name-chars', /^[A-Za-z0-9_-]*$/);
  const reserved = rules.value('reserved', /^default$/);
  return [
    ['name-type', () => optional(name, isString, rules)],
    ['name-min', ifString(name, (text) => length(text, rules) >= rules.value('name-min', 4))],
    ['name-max', ifString(name, (text) => length(text, rules) <= rules.value('name-max', 64))],
    ['name-chars', ifString(name, (text) => chars.test(text))],
    ['name-reserved', ifString(name, (text) => !reserved.test(text))],
  ];
}

function descriptionChecks(text: unknown, rules: Rules): Check[] {
  const [min, max] = [rules.value('description-min', 0), rules.value('description-max', 256)];
  return [
    ['description-type', () => optional(text, isString, rules)],
    ['description-min', ifString(text, (value) => length(value, rules) >= min)],
    ['description-max', ifString(text, (value) => length(value, rules) <= max)],
  ];
}

function grantChecks(grant: unknown, rules: Rules): Check[] {
  if (!isObject(grant)) return [['grant-type', () => false]];
  const { user_id, user_name } = grant;
  return [
    ['grant-user-id-type', () => optional(user_id, isString, rules)],
    ['grant-user-name-type', () => optional(user_name, isString, rules)],
    ['grant-either', () => user_id !== undefined || user_name !== undefined],
    ['grant-both', () => rules.value('grant-both', true) || user_id === undefined || user_name === undefined],
  ];
}

function optional(value: unknown, is: (value: unknown) => boolean, rules: Rules): boolean {
  return value === undefined || (value === null && !rules.on('null')) || is(value);
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

/** The first broken promise of a quota update, or `undefined`. */
export function quotasProblem(body: unknown, rules: Rules): string | undefined {
  if (!rules.on('body')) return undefined;
  if (!isObject(body)) return 'body-type';
  const items = body.quotas;
  if (items === undefined) return rules.on('quotas-required') ? 'quotas-required' : undefined;
  if (!Array.isArray(items)) return rules.on('quotas-type') ? 'quotas-type' : undefined;
  return firstBroken(
    items.flatMap((item) => quotaChecks(item, rules)),
    rules,
  );
}

function quotaChecks(item: unknown, rules: Rules): Check[] {
  if (!isObject(item)) return [['quota-item-type', () => false]];
  const { resource, quota } = item;
  const min = rules.value('quota-min', -1);
  return [
    ['resource-required', () => resource !== undefined],
    ['resource-type', () => resource === undefined || isString(resource)],
    ['quota-required', () => quota !== undefined],
    ['quota-type', () => quota === undefined || Number.isSafeInteger(quota)],
    ['quota-min', () => typeof quota !== 'number' || quota >= min],
    ['quota-zero', () => quota !== 0],
    ['quota-max', () => typeof quota !== 'number' || quota <= 60_000],
  ];
}

/** The first broken promise of a list query, or `undefined`. */
export function listProblem(query: URLSearchParams, rules: Rules): string | undefined {
  const name = query.get('name') ?? '';
  return firstBroken(
    [
      ['offset', () => within(query.get('offset'), rules.value('offset-min', 0), 2_147_483_647)],
      [
        'limit',
        () => within(query.get('limit'), rules.value('limit-min', 1), rules.value('limit-max', 1000)),
      ],
      ['sort-by', () => oneOf(query.get('sort_by'), ['name', 'update_time', 'status'])],
      ['order', () => oneOf(query.get('order'), ['asc', 'desc'])],
      ['filter-accessible', () => oneOf(query.get('filter_accessible'), ['true', 'false'])],
      ['list-name-max', () => [...name].length <= 64],
    ],
    rules,
  );
}

function within(text: string | null, min: number, max: number): boolean {
  if (text === null) return true;
  return /^-?\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
}

function oneOf(text: string | null, allowed: readonly string[]): boolean {
  return text === null || allowed.includes(text);
}
