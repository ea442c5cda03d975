import { afterAll, describe, expect, test } from 'vitest';
import { startRun } from '../../src/run/run.ts';
import { chosenOf, isPromiseChosen } from '../../src/run/select.ts';
import { chooseApis } from '../../src/spec/apis.ts';
import { promisesFor, promiseTasks } from './promises.ts';
import { asked, open } from './run.ts';

// Derived from the specs: no test here names an API, an operation or a status. What people state in plain words stands
// in <api>.promises.ts beside this file.
for (const api of chooseApis(asked.apis)) {
  const suite = await open(api.name);
  const written = asked.variant === undefined ? await promisesFor(api.name) : [];
  const promises = written
    .flatMap((one) => promiseTasks(suite, one))
    .filter(({ id }) => isPromiseChosen(suite.spec, asked, id));
  const run = startRun(chosenOf(suite, asked), asked, promises);

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
