import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findApis } from '../../src/spec/apis.ts';
import { bundled } from './page.ts';

test.each(findApis().map(({ name }) => name))(
  'the handlers of %s weigh less than 120 kB compressed, and make no code of texts',
  async (name) => {
    const script = await bundled(
      `import { handlers } from './src/entries/msw.ts';
       import * as api from './generated/${name}/mock.ts';
       globalThis.made = handlers(Object.values(api)[0]);`,
      ['msw'],
    );
    const size = gzipSync(script).length;
    expect(size).toBeLessThan(120_000);
    // With the core, the document, its answers and its schemas in it
    expect(size).toBeGreaterThan(30_000);
    expect(script).not.toMatch(/\beval\(|new Function\b/);
    expect(script).not.toMatch(/\bnode:|require\("(fs|path|crypto)"\)/);
  },
);
