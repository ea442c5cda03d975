import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { endWithNpm, isWaitedFor } from './with-npm.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'with-npm-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = path.join(folder, 'program.mjs');
const module = path.resolve('src/cli/with-npm.ts');
writeFileSync(
  program,
  `import { endWithNpm } from ${JSON.stringify(module)};
process.once('SIGTERM', () => { console.log('ended'); process.exit(0); });
endWithNpm();
setTimeout(() => process.exit(1), 20_000);
console.log('stands');
`,
);

/** What a program says whose shell is ended while it stands, as npm does when it is told to end itself. */
async function saidOnceAlone(script: string): Promise<string[]> {
  const node = [process.execPath, '--import', 'tsx/esm', program]
    .map((word) => JSON.stringify(word))
    .join(' ');
  const env = { ...process.env, npm_lifecycle_script: script };
  const shell = spawn('sh', ['-c', `${node}; true`], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  for await (const line of createInterface({ input: shell.stdout })) {
    said.push(line);
    if (line === 'stands') shell.kill('SIGKILL');
  }
  return said;
}

describe.skipIf(process.platform === 'win32')(endWithNpm, () => {
  test('a program ends when the shell is gone in which npm started it', async () => {
    expect(await saidOnceAlone('workspace-contracts mock')).toEqual(['stands', 'ended']);
  });
});

test.each([
  ['workspace-contracts', true],
  ['node --import tsx/esm scripts/mock.ts', true],
  ['workspace-contracts mock && wsc lint 2>&1', true],
  ['workspace-contracts mock & vitest run', false],
  ['sh start-everything.sh', false],
  [undefined, false],
])('a shell that runs %s waits for us: %s', (script, isIt) => expect(isWaitedFor(script)).toBe(isIt));
