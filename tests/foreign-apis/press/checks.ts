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
  told,
} from '../shared/check.ts';
import type { QueryParameter } from '../shared/query.ts';

const state = oneOf('draft', 'published');

const block = told('kind', {
  paragraph: object({ kind: oneOf('paragraph'), text: text({ min: 1, max: 1000 }) }),
  image: object(
    { kind: oneOf('image'), url: text({ format: 'uri' }), alt: text({ max: 100 }) },
    { width: integer({ min: 1, max: 4000 }) },
  ),
  quote: object({ kind: oneOf('quote'), text: text({ min: 1, max: 400 }) }, { source: text({ max: 80 }) }),
});

export const article = object(
  { title: text({ min: 1, max: 90 }) },
  {
    summary: nullable(text({ max: 300 })),
    state,
    featured: boolean,
    rank: number({ min: 0, max: 1 }),
    blocks: list(block, { max: 10 }),
    edit_password: text({ min: 8, max: 64 }),
  },
);

export const tag = object(
  { name: text({ pattern: /^[a-z]{2,20}$/ }) },
  { color: oneOf('red', 'teal', 'plum') },
);

const file: Check = (value, at) => (typeof value === 'object' ? [] : [{ at, rule: 'type' }]);

export const upload = object({ file, alt: text({ min: 1, max: 120 }) }, { credit: text({ max: 60 }) });

export const articleQuery: Record<string, QueryParameter> = {
  page: { as: 'integer', check: integer({ min: 1 }) },
  per_page: { as: 'integer', check: integer({ min: 1, max: 40 }) },
  state: { check: state },
  title: { check: text({ min: 1 }) },
};
