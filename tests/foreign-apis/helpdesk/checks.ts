import { boolean, type Check, integer, list, nullable, object, oneOf, text } from '../shared/check.ts';
import type { QueryParameter } from '../shared/query.ts';

export const status = oneOf('open', 'pending', 'solved');
export const priority = oneOf('low', 'normal', 'high');

const requester = { name: text({ min: 1, max: 60 }), email: text({ format: 'email', max: 120 }) };

const fields: Record<string, Check> = {
  description: nullable(text({ max: 2000 })),
  status,
  priority,
  tags: list(text({ min: 1, max: 20 }), { max: 5 }),
  due_at: nullable(text({ format: 'date-time' })),
  escalated: boolean,
  effort: integer({ min: 0, max: 100 }),
};
const subject = text({ min: 1, max: 120 });

export const draft = object({ subject, requester: object(requester, {}, { closed: true }) }, fields);
export const patch = object({}, { ...fields, subject, requester: object({}, requester, { closed: true }) });
export const comment = object({ body: text({ min: 1, max: 1000 }) }, { internal: boolean });
export const order = object({ format: oneOf('csv', 'json') }, { status }, { closed: true });
export const upload = object(
  { file: (value, at) => (typeof value === 'object' ? [] : [{ at, rule: 'type' }]) },
  { caption: text({ max: 80 }) },
);

export const paged: Record<string, QueryParameter> = {
  limit: { as: 'integer', check: integer({ min: 1, max: 50 }) },
  cursor: { check: text() },
};
