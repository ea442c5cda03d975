import { expect, test } from 'vitest';
import { randomProbes } from '../../src/probes/random.ts';
import { openSuite } from '../../src/run/open-suite.ts';
import { startRun } from '../../src/run/run.ts';
import { sample } from '../nightly.ts';
import { apis } from '../reference-servers/apis.ts';
import { env } from './known.ts';

/** Random bodies of so many seeds; the figure in the README is SEEDS=1000. */
const seeds = Number(process.env.SEEDS ?? 25);

test.each(sample(Object.keys(apis), 1))(
  '%s is not blamed, whatever the seed',
  { timeout: 900_000 },
  async (name) => {
    const api = apis[name];
    if (api === undefined) throw new Error(`no stand-in is called ${name}`);
    const server = await api.start();
    const suite = await openSuite(name, { target: server.url, care: 'disposable', timeout: 5_000, env });
    try {
      const { known } = suite.target;
      const contexts = suite.spec.operations.map((operation) => ({
        spec: suite.spec,
        operation,
        known: (place: string) => known.value(place, operation.path),
        bodyPlaces: known.bodyPlaces,
        examplesExist: known.examplesExist,
      }));
      const all = contexts.flatMap((context) =>
        Array.from({ length: seeds }, (_, seed) => randomProbes(context, 1, seed + 1)).flat(),
      );
      const probes = [...new Map(all.map((probe) => [probe.id, probe])).values()];
      const results = await startRun({ ...suite, probes, laws: [] }, { concurrency: 2 }).finished;
      expect(results.flatMap(({ findings }) => findings)).toEqual([]);
      expect(results.filter(({ outcome }) => outcome === 'broken')).toEqual([]);
    } finally {
      await suite.close();
      await server.close();
    }
  },
);
