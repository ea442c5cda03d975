import { expect, test } from 'vitest';
import { header, readme } from './header.ts';

test('the head of a generated file is one comment that names its source', () => {
  expect(header('specs/garden/openapi.yaml')).toMatch(
    /^\/\*\* Generated from specs\/garden\/openapi\.yaml by .* \*\/\n\n$/,
  );
});

test('the note in the folder says how to generate again, and ends with a line break', () => {
  expect(readme()).toContain('npm run generate');
  expect(readme()).toMatch(/\n$/);
});
