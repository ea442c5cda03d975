/** Dredd, with hooks that give each documented status the request that leads to it, and the schema of its answer. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleOf, casesOf, pathOf } from '../cases.ts';
import { execute } from '../execute.ts';
import { given } from '../given.ts';
import { notInstalled, peer, versioned } from '../installed.ts';
import { schemaFinder } from '../schemas.ts';
import type { Finished, Tool } from '../tool.ts';

const hooks = path.resolve('bench/suite/tools/dredd-hooks.cjs');

/** What follows `Displaying failed tests`: a line with the request, then what is wrong with the answer. */
export function dreddFailures({ output }: Pick<Finished, 'output'>): string[] {
  const lines = [...output.matchAll(/^(?:fail|error): (.+)$/gm)].map(([, line = '']) =>
    line.replace(/ duration: .*/, ''),
  );
  return [...new Set(lines)];
}

/** Reads OpenAPI 3.0 at most, and only paths whose parameters have an example. */
async function convert(api: string, home: string): Promise<void> {
  const file = path.join(home, 'spec.json');
  const cli = peer('@apiture/openapi-down-convert/lib/src/cli.js');
  const args = [cli, '--input', bundleOf(api), '--output', file, '--allOf'];
  await execute({ file: process.execPath, args }, home, 60);
  const document = JSON.parse(readFileSync(file, 'utf8'), (_, value: unknown) =>
    isPathParameter(value) ? { ...value, example: given[api]?.ids[value.name] } : value,
  ) as unknown;
  writeFileSync(file, JSON.stringify(document));
}

function isPathParameter(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'in' in value && value.in === 'path';
}

/** Dredd as its users run it who have written hooks. */
export const dredd: Tool = {
  name: versioned('Dredd', 'dredd'),
  missing: () => notInstalled('dredd', '@apiture/openapi-down-convert'),
  async prepare(api, home) {
    const schema = schemaFinder(api);
    const contentType = given[api]?.contentType;
    const cases = casesOf(api).map((one) => ({
      ...one,
      path: pathOf(one),
      schema: schema(one),
      contentType,
    }));
    writeFileSync(path.join(home, 'cases.json'), JSON.stringify(cases));
    await convert(api, home);
  },
  command: (_, url, home) => ({
    file: process.execPath,
    args: [
      peer('dredd/bin/dredd'),
      path.join(home, 'spec.json'),
      url,
      ...['--hookfiles', hooks, '--loglevel', 'error', '--no-color'],
    ],
    env: { BENCH_CASES: path.join(home, 'cases.json') },
  }),
  failures: dreddFailures,
};
