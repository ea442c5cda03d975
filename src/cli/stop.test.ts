import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'stop-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(process.platform === 'win32')(
  'a signal that is on its way when the signals are claimed is heard',
  async () => {
    const program = path.join(folder, 'program.mjs');
    writeFileSync(
      program,
      `import { stopOnSignal } from ${JSON.stringify(path.resolve('src/cli/stop.ts'))};
const stop = stopOnSignal();
stop.signal.addEventListener('abort', () => { console.log('heard'); process.exit(0); });
process.kill(process.pid, 'SIGTERM');
stop.claim();
setTimeout(() => process.exit(1), 2_000);
`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx/esm', program]);
    expect(stdout).toBe('heard\n');
  },
);
