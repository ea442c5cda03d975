import { afterAll, describe, expect, test } from 'vitest';
import { chooseApis } from '../../src/apis.ts';
import { startRun } from '../../src/run.ts';
import { asked, open } from './run.ts';

// Everything here is derived from the specs: no test names an API, an operation or a status.
for (const api of chooseApis(asked.apis)) {
  const suite = await open(api.name);
  const chosen = suite.probes.filter(({ id }) => asked.probe === undefined || id.includes(asked.probe));
  const run = startRun({ ...suite, probes: chosen }, asked);

  describe(api.name, () => {
    afterAll(() => suite.close());

    for (const probe of chosen) {
      test(probe.id, async ({ task, skip }) => {
        const result = await run.outcome(probe);
        task.meta.result = result;
        if (result.outcome === 'pending') skip(result.reason);
        expect(result.findings, result.reason).toEqual([]);
        expect(result.outcome, result.reason).toBe('verified');
      });
    }
  });
}
