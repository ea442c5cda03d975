import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/** This package by its own name, as its sources stand here: what examples import is not built yet. */
export function ownPackage(): { find: RegExp; replacement: string }[] {
  const at = (...parts: string[]) => path.join(root, ...parts);
  return [
    { find: /^workspace-contracts\/clients\/(.+)$/, replacement: at('generated', '$1', 'client.ts') },
    { find: /^workspace-contracts\/mocks\/(.+)$/, replacement: at('generated', '$1', 'mock.ts') },
    { find: /^workspace-contracts\/(msw|fetch)$/, replacement: at('src', 'entries', '$1.ts') },
  ];
}
