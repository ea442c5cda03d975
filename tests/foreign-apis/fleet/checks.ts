import {
  boolean,
  type Check,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  text,
} from '../shared/check.ts';
import type { QueryParameter } from '../shared/query.ts';

export const serial = text({ pattern: /^[A-Z]{2}-[0-9]{4}$/ });
export const group = oneOf('gates', 'depot', 'yard');

const position = object(
  { lat: number({ min: -90, max: 90 }), lon: number({ min: -180, max: 180 }) },
  {},
  { closed: true },
);

const labels: Check = (value, at) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ at, rule: 'type' }];
  const values = Object.values(value);
  const many = values.length > 5 ? [{ at, rule: 'maxProperties' }] : [];
  return [...many, ...values.flatMap((one) => text({ max: 30 })(one, `${at}/*`))];
};

const needed = { name: text({ min: 1, max: 40 }), group, interval_s: integer({ min: 5, max: 3600 }) };
const firmware = text({ pattern: /^[0-9]+\.[0-9]+\.[0-9]+$/ });
const optional = {
  enabled: boolean,
  firmware,
  labels,
  position: nullable(position),
  contacts: list(text({ format: 'email' }), { max: 3 }),
};

export const fields = object(needed, optional);
export const patch = object({}, { ...needed, enabled: boolean, firmware }, { closed: true });
export const bulk = object(
  { devices: list(object({ ...needed, serial }, optional), { min: 1, max: 50 }) },
  {},
  { closed: true },
);
export const bulkDelete = object({ serials: list(serial, { min: 1, max: 50 }) }, {}, { closed: true });

export const listQuery: Record<string, QueryParameter> = {
  group: { check: group },
  enabled: { as: 'boolean', check: boolean },
  search: { check: text({ min: 1 }) },
  ordering: { check: oneOf('serial', '-serial', 'interval_s', '-interval_s') },
  limit: { as: 'integer', check: integer({ min: 1, max: 100 }) },
  offset: { as: 'integer', check: integer({ min: 0 }) },
};
