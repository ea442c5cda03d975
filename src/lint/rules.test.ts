import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadSpec } from '../spec/spec.ts';
import { lintSpec } from './lint-spec.ts';
import { type Change, cleanSpec, ruleCases } from './rules.cases.ts';
import { lintRules } from './rules.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lint-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function lint(text: string) {
  const spec = path.join(folder, 'openapi.yaml');
  writeFileSync(spec, text);
  return lintSpec(await loadSpec({ name: 'garden', folder, spec }));
}

function changed({ from, to }: Change): string {
  expect(cleanSpec.split(from).length - 1, `occurrences of ${from}`).toBeGreaterThan(0);
  return cleanSpec.replace(from, () => to);
}

test('the clean spec keeps every rule', async () => {
  expect(await lint(cleanSpec)).toEqual([]);
});

test('every rule has a case, and ids are kebab-case and unique', () => {
  const ids = lintRules.map(({ id }) => id);
  expect(ruleCases.map(({ rule }) => rule).sort()).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
});

describe.each(ruleCases)('$rule', ({ rule, broken, fine }) => {
  test('is broken by this change, and is the only one', async () => {
    const findings = await lint(changed(broken));
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule]);
    expect(findings[0]?.place).toMatch(/openapi\.yaml:\d+$/);
  });

  test('is kept by its neighbour', async () => {
    expect(await lint(changed(fine))).toEqual([]);
  });
});
