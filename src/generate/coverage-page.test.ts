import { describe, expect, test } from 'vitest';
import { nightly, sample } from '../../tests/nightly.ts';
import { findApis } from '../spec/apis.ts';
import { loadSpec } from '../spec/spec.ts';
import { variantsOf } from '../spec/variant.ts';
import { coverageOf } from './answer-rows.ts';
import { planCoverage } from './coverage-page.ts';

const specs = findApis().flatMap((api) =>
  [undefined, ...variantsOf(api)].map((variant) => ({ api, variant, name: `${api.name} ${variant ?? ''}` })),
);

describe.each(sample(specs, 4))('$name', async ({ api, variant }) => {
  const spec = await loadSpec(api, variant);
  const rows = coverageOf(spec);

  test('every documented answer of every operation has one row', () => {
    const wanted = spec.operations.flatMap(({ id, responses }) =>
      responses.map(({ status }) => `${id} ${status}`),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(rows.map(({ operation, status }) => `${operation.id} ${status}`)).toEqual(wanted);
  });

  test('no answer is in no state: it is asked for, or pending with a reason', () => {
    const stateless = rows.filter(({ probes, pending }) => probes === 0 && pending.length === 0);
    expect(stateless.map(({ operation, status }) => `${operation.id} ${status}`)).toEqual([]);
    expect(rows.flatMap(({ pending }) => pending).filter(({ reason }) => reason.trim() === '')).toEqual([]);
  });
});

nightly(
  'the page names every operation and is the same each time',
  async () => {
    const { path, text } = await planCoverage();
    expect(path).toBe('docs/coverage.md');
    for (const api of findApis()) {
      const { operations } = await loadSpec(api);
      for (const { id } of operations) expect(text).toContain(`| ${id} |`);
    }
    expect((await planCoverage()).text).toBe(text);
  },
  120_000,
);
