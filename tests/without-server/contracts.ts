import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MockContract } from '../../src/entries/fetch.ts';
import { mockSource } from '../../src/generate/mock/mock-source.ts';
import type { Spec } from '../../src/spec/spec.ts';

/** The generated contract of an API, whatever it exports it as. */
export async function contractOf(api: string, variant?: string): Promise<MockContract> {
  const folder = variant === undefined ? api : `${api}/variants/${variant}`;
  return exportedBy(await import(`../../generated/${folder}/mock.ts`));
}

/** The contract that `generate` would write for a spec without a behaviour of its own. */
export async function contractMadeOf(spec: Spec): Promise<MockContract> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mock-'));
  try {
    const file = path.join(folder, 'mock.ts');
    writeFileSync(file, await mockSource(spec, 'made'));
    return exportedBy(await import(/* @vite-ignore */ pathToFileURL(file).href));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function exportedBy(module: object): MockContract {
  const [contract] = Object.values(module);
  return contract as MockContract;
}
