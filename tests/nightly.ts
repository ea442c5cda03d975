import { test } from 'vitest';

/** True where everything is tried, as every night; `npm test` tries a sample of what takes long. */
export const isNightly = process.env.NIGHTLY !== undefined;

/** A test that runs at night only: one that takes long, and that others of `npm test` stand for by day. */
export const nightly = test.runIf(isNightly);

/** All cases at night, `few` of them by day: the first and others in even steps, the same ones each time. */
export function sample<T>(cases: readonly T[], few: number): readonly T[] {
  const step = isNightly ? 1 : Math.max(1, Math.ceil(cases.length / few));
  return cases.filter((_one, index) => index % step === 0);
}
