/** This project's own suite, as a tester runs it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '../../../tests/mutation/known.ts';
import type { Command, Finished, Tool } from '../tool.ts';

interface Report {
  readonly probes: readonly { readonly id: string; readonly outcome: string }[];
}

/** The command line of a whole run. */
export function ownCommand(api: string, target: readonly string[], dir: string): Command {
  const args = ['--api', api, ...target, '--report', dir];
  return {
    file: process.execPath,
    args: ['--import', 'vitest/node', '--import', 'tsx/esm', 'scripts/contract.ts', ...args],
    env: { ...(env as Record<string, string>), GITHUB_ACTIONS: '' },
  };
}

/** The probes that failed or found no whole answer. */
export function failedProbes({ dir }: Finished): string[] {
  const file = path.join(dir, 'report.json');
  if (!existsSync(file)) return [];
  const { probes } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return probes
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'broken')
    .map(({ id, outcome }) => `${id} ${outcome}`);
}

/** With its usual settings, but for the time to wait for an answer. */
export const own: Tool = {
  name: 'this suite',
  missing: () => undefined,
  command: (api, url, _, dir) => ownCommand(api, ['--target', url, '--allow-writes', '--timeout', '2'], dir),
  failures: failedProbes,
};
