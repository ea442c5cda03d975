import { afterAll, describe, expect, test } from 'vitest';
import { startRun } from '../../src/run/run.ts';
import { isChosen } from '../../src/run/select.ts';
import { chooseApis } from '../../src/spec/apis.ts';
import { promisesFor, promiseTasks } from './promises.ts';
import { asked, open } from './run.ts';

// Derived from the specs: no test here names an API, an operation or a status. What people state in plain words stands
// in <api>.promises.ts beside this file.
for (const api of chooseApis(asked.apis)) {
  const suite = await open(api.name);
  const chosen = <T extends { id: string }>(all: readonly T[]) => all.filter(({ id }) => isChosen(asked, id));
  const written = asked.variant === undefined ? await promisesFor(api.name) : [];
  const promises = chosen(written.flatMap((one) => promiseTasks(suite, one)));
  const [probes, laws] = [chosen(suite.probes), chosen(suite.laws)];
  const run = startRun({ ...suite, probes, laws }, asked, promises);

  describe(api.name, () => {
    afterAll(() => suite.close());

    for (const planned of run.plan) {
      test(planned.id, { meta: { planned } }, async ({ task, skip }) => {
        const result = await run.outcome(planned);
        task.meta.result = result;
        if (result.outcome === 'pending') skip(result.reason);
        expect(result.findings, result.reason).toEqual([]);
        expect(result.outcome, result.reason).toBe('verified');
      });
    }
  });
}
