import { type Check, integer, list, nullable, number, object, oneOf, text } from '../shared/check.ts';
import type { QueryParameter } from '../shared/query.ts';

const currency = oneOf('EUR', 'USD', 'JPY');
const kind = oneOf('credit', 'debit');
const date = text({ format: 'date' });

export const account = object(
  { name: text({ min: 1, max: 64 }), currency },
  {
    owner: nullable(text({ max: 64 })),
    limit: nullable(integer({ min: 0 })),
    labels: list(text({ min: 1, max: 12 }), { max: 3, unique: true }),
  },
  { closed: true },
);

const meta: Check = (value, at) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? [] : [{ at, rule: 'type' }];

export const entry = object(
  { kind, amount: integer({ min: 1, max: 1_000_000_000_000 }), value_date: date },
  { memo: nullable(text({ max: 140 })), rate: number({ above: 0 }), meta },
  { closed: true },
);

const paged: Record<string, QueryParameter> = {
  page_size: { as: 'integer', check: integer({ min: 1, max: 100 }) },
  page_token: { check: text() },
};

export const accountQuery = {
  currency: { check: currency },
  state: { check: oneOf('open', 'closed') },
  ...paged,
};

export const entryQuery: Record<string, QueryParameter> = {
  kind: { check: kind },
  since: { check: date },
  min_amount: { as: 'integer', check: integer({ min: 1 }) },
  ...paged,
};
