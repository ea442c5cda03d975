import { describe, expect, test } from 'vitest';
import { exitCode, type ProbeResult } from '../../src/judge/result.ts';
import { startMock } from '../../src/mock/server.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { openSuite } from '../../src/run/open-suite.ts';
import { startRun } from '../../src/run/run.ts';
import { findApis } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { variantsOf } from '../../src/spec/variant.ts';
import { hash } from '../../src/values/text.ts';
import { isNightly, sample } from '../nightly.ts';

const pairs = findApis().flatMap((api) =>
  variantsOf(api).map((variant) => ({ api, variant, name: api.name })),
);

/** Of each kind that has many, every sixth, and every third law; all at night. */
const isThorough = isNightly;
const isSampled = ({ id, kind }: Probe) =>
  isThorough || !/^(invalid|boundary)$/.test(kind) || hash(id) % 6 === 0;

/** Runs an API's suite, as a variant where one is named, against what answers at a URL. */
async function run(
  api: string,
  target: string,
  { variant, isChosen = () => true }: { variant?: string; isChosen?: (probe: Probe) => boolean } = {},
): Promise<readonly ProbeResult[]> {
  const suite = await openSuite(api, { variant, target, care: 'disposable', timeout: 10_000, env: {} });
  try {
    const probes = suite.probes.filter(isChosen);
    const laws = suite.laws.filter(({ id }) => isThorough || hash(id) % 3 === 0);
    return await startRun({ ...suite, probes, laws }, { concurrency: 4 }).finished;
  } finally {
    await suite.close();
  }
}

describe.each(sample(pairs.toReversed(), 3))('a server that is $name $variant', ({ api, variant }) => {
  test('keeps what the variant promises, and breaks what only the base promises', {
    timeout: 120_000,
  }, async () => {
    const mock = await startMock(await loadSpec(api, variant), { port: 0, host: '127.0.0.1' });
    try {
      const asVariant = await run(api.name, mock.url, { variant, isChosen: isSampled });
      expect(asVariant.flatMap(({ findings }) => findings)).toEqual([]);
      expect(exitCode(asVariant)).toBe(0);
      mock.reset();
      const isShort = ({ kind }: Probe) => kind !== 'invalid';
      const asBase = await run(api.name, mock.url, { isChosen: isShort });
      // Most differences show without a single wrong value
      const all = exitCode(asBase) === 1 ? asBase : await run(api.name, mock.url);
      expect(exitCode(all)).toBe(1);
    } finally {
      await mock.close();
    }
  });
});
