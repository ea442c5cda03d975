/** Prism's validating proxy: the cases are sent through it, and it says where an answer breaks the spec. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleOf, casesOf, pathOf } from '../cases.ts';
import { versioned } from '../installed.ts';
import type { Finished, Tool } from '../tool.ts';

const cli = 'node_modules/@stoplight/prism-cli';

/** The lines that `prism-driver.ts` prints. */
export function prismFailures({ output }: Pick<Finished, 'output'>): string[] {
  return [...output.matchAll(/^violation: (.+)$/gm)].map(([, line = '']) => line);
}

/** It has no requests of its own and no opinion on which documented status is the right one. */
export const prismProxy: Tool = {
  name: `${versioned('Prism', '', `${cli}/package.json`)} proxy`,
  missing: () => (existsSync(cli) ? undefined : '@stoplight/prism-cli is not installed'),
  async prepare(api, home) {
    const cases = casesOf(api).map((one) => ({ ...one, path: pathOf(one) }));
    writeFileSync(path.join(home, 'cases.json'), JSON.stringify(cases));
  },
  command: (api, url, home) => ({
    file: process.execPath,
    args: ['--import', 'tsx', 'bench/suite/tools/prism-driver.ts', bundleOf(api), url, `${home}/cases.json`],
  }),
  failures: prismFailures,
};
