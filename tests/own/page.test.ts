import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the example of the page is the example that runs', () => {
  const page = readFileSync('docs/own-tests.md', 'utf8');
  const example = readFileSync('tests/own/own-tests.test.ts', 'utf8');
  expect(page).toContain(example.trim());
});
