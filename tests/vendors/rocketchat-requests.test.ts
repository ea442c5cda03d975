import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Mock } from '../../src/mock/server.ts';
import type { Json } from '../../src/shared/json.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { variantsOf } from '../../src/spec/variant.ts';
import { ask, mockOf } from '../mock/ask.ts';

interface Step {
  readonly call: string;
  readonly as?: 'unprivileged' | 'nobody';
  readonly body?: Json;
  readonly status: number;
  /** By path: a value, or the kind of one. */
  readonly has?: Readonly<Record<string, Json>>;
  /** An item of a list, and what its field has or lacks. */
  readonly shows?: {
    readonly list: string;
    readonly where: Readonly<Record<string, Json>>;
    readonly field: string;
    readonly includes?: string;
    readonly lacks?: string;
  };
  /** Where the answer has what later steps call `$kept`. */
  readonly keep?: string;
}

interface Row {
  readonly what: string;
  readonly since?: string;
  readonly steps: readonly Step[];
}

const file = path.join(import.meta.dirname, 'rocketchat-requests.yaml');
const rows = parse(readFileSync(file, 'utf8'), { merge: true }) as Row[];
const variants = ['base', ...variantsOf(chooseApi('rocketchat'))].sort(
  (a, b) => generation(a) - generation(b),
);

/** `base` is the oldest; `8.x` comes before `8.7`, which adds to it. */
function generation(variant: string): number {
  return variant === 'base' ? 0 : Number(variant.replace('7.10', '7').replace('.x', ''));
}

function at(body: Json | undefined, where: string): unknown {
  return where.split('/').reduce<unknown>((here, step) => (here as Record<string, unknown>)?.[step], body);
}

function expectPart(part: unknown, wanted: Json): void {
  if (wanted === 'list') expect(part).toBeInstanceOf(Array);
  else if (wanted === 'string') expect(part).toBeTypeOf('string');
  else expect(part).toEqual(wanted);
}

async function take(mock: Mock, step: Step, kept: string): Promise<string> {
  const call = step.call.replace('$kept', kept);
  const body = step.body === undefined ? undefined : JSON.stringify(step.body).replace('$kept', kept);
  const who = step.as === 'nobody' ? '' : (step.as ?? 'administrator');
  const headers: Record<string, string> = { 'x-user-id': who, 'x-auth-token': who };
  const answer = await ask(mock, call, body, headers);
  expect([call, answer.status, answer.text]).toMatchObject([call, step.status, expect.any(String)]);
  if (step.status === 200) expect(answer.headers.get('content-type')).toBe('application/json');
  for (const [where, wanted] of Object.entries(step.has ?? {})) expectPart(at(answer.body, where), wanted);
  const { shows } = step;
  if (shows !== undefined) {
    const list = at(answer.body, shows.list) as Record<string, Json>[];
    const item = list.find((one) =>
      Object.entries(shows.where).every(([name, value]) => one[name] === value),
    );
    if (shows.includes !== undefined) expect(item?.[shows.field]).toContain(shows.includes);
    if (shows.lacks !== undefined) expect(item?.[shows.field]).not.toContain(shows.lacks);
  }
  return step.keep === undefined ? kept : String(at(answer.body, step.keep));
}

describe.each(variants)("the mock of Rocket.Chat %s answers the vendor's own tests:", (variant) => {
  const running: { mock?: Mock } = {};
  beforeAll(async () => {
    running.mock = await mockOf('rocketchat', {}, undefined, variant === 'base' ? undefined : variant);
  });
  afterAll(() => running.mock?.close());

  const known = rows.filter(({ since }) => since === undefined || generation(since) <= generation(variant));
  test.each(known)('$what', async ({ steps }) => {
    const { mock } = running;
    if (mock === undefined) return expect.fail('the mock did not start');
    mock.reset();
    let kept = '';
    for (const step of steps) kept = await take(mock, step, kept);
  });
});
