/** `node --import tsx bench/drift.ts`: a document of 10 MB and 1 000 operations, compared; prints Markdown. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compare } from '../src/drift/compare/compare.ts';
import { driftUpstream } from '../src/drift/upstream/upstream.ts';
import { bundle } from '../src/spec/bundle.ts';
import { bigDocument, changedIn } from '../tests/drift/big-document.ts';

const specs = 'tests/drift/specs';
const folder = mkdtempSync(path.join(tmpdir(), 'bench-drift-'));
const { document } = await bundle(path.join(specs, 'things', 'openapi.yaml'));
const big = bigDocument(document);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

async function time(name: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  row(name, Math.round(performance.now() - start));
}

try {
  const texts = { 'big.json': JSON.stringify(big), 'big.yaml': stringify(big) };
  row('comparison', 'ms');
  row('---', '---');
  for (const [name, text] of Object.entries(texts)) {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    const size = (text.length / 1e6).toFixed(1);
    const options = { api: 'things', documents: [file], today: '2026-01-01', folder: specs };
    await time(`our operations with ${name}, ${size} MB`, () => driftUpstream(options));
  }
  const edited = changedIn(big);
  await time('all of it with a copy in which two things differ', () => compare(big, edited));
} finally {
  rmSync(folder, { recursive: true });
}
