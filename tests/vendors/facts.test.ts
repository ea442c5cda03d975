import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFacts } from '../../src/generate/vendor-facts.ts';
import { findApis } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';

test('every fact of the vendors is in the spec and the types, and the mock and the suite show it', () => {
  // Kept fresh by `generate --check`
  const rows = readFileSync('docs/vendor-facts.md', 'utf8').split('\n');
  expect(rows.filter((row) => row.includes('**no**'))).toEqual([]);
});

test.each(findApis().map((api) => ({ api, name: api.name })))(
  'every operation of $name has a fact',
  async ({ api }) => {
    const told = new Set(readFacts(api).map(({ operation }) => operation));
    const { operations } = await loadSpec(api);
    expect(operations.filter(({ id }) => !told.has(id)).map(({ id }) => id)).toEqual([]);
  },
);
