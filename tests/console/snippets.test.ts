import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftOf, type Form, filledForm, requestNames } from '../../src/mock/console/page/model/draft.ts';
import type { Caller, Operation } from '../../src/mock/console/page/model/types.ts';
import { clientCode } from '../../src/mock/console/page/snippets/client.ts';
import { curlCode } from '../../src/mock/console/page/snippets/curl.ts';
import { fetchCode } from '../../src/mock/console/page/snippets/fetch.ts';
import { steeringCode } from '../../src/mock/console/page/snippets/steer.ts';
import { type Mocks, startMocks } from '../../src/mock/start-mocks.ts';
import { findApis } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { sample } from '../nightly.ts';

const specs = await Promise.all(findApis().map((api) => loadSpec(api)));
const operations = specs.flatMap((spec) => spec.operations.map(({ id }) => [spec.api.name, id] as const));
const administrator: Caller = { session: '', identity: 'administrator' };

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks();
});
afterAll(() => mocks?.close());

/** What the mock noted of the last request that it was asked. */
async function lastSeen(api: string): Promise<unknown> {
  const lines = (await (await fetch(`${mocks.url(api)}/__mock/requests`)).json()) as object[];
  const { at: _, ...line } = lines.at(-1) as { at: number };
  return line;
}

const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...parts: string[]
) => (...given: unknown[]) => Promise<void>;

/** Runs code of a module in which only a client's factory is imported. */
async function runCode(code: string): Promise<void> {
  const [, name = '', file = ''] = /^import \{ (\w+) \} from '(.+)';$/m.exec(code) ?? [];
  const { code: plain } = await transform(code.replace(/^import .+$/m, ''), { loader: 'ts' });
  const { [name]: imported } = file === '' ? {} : await import(file.replace('..', '../..'));
  await new AsyncFunction(name === '' ? '_' : name, 'console', 'mocks', plain)(
    imported,
    { log: () => undefined },
    mocks,
  );
}

async function runCurl(code: string): Promise<void> {
  await promisify(execFile)('sh', ['-c', code]);
}

/** What each way of asking leaves in the log, beginning with a mock as new. */
async function askedInEachWay(operation: Operation, api: string, form: Form, caller = administrator) {
  const mock = { api, variant: null, url: mocks.url(api) };
  const draft = draftOf(mock, operation, form, caller);
  const seen: unknown[] = [];
  for (const ask of [
    () => runCurl(curlCode(draft)),
    () => runCode(fetchCode(draft)),
    () => runCode(clientCode(mock, operation, form, caller)),
  ]) {
    mocks.reset();
    await ask();
    seen.push(await lastSeen(api));
  }
  return seen as { status: number; operation: string; why: string[] }[];
}

async function operationOf(api: string, id: string): Promise<Operation> {
  const url = `${mocks.url(api)}/__mock/operation?id=${encodeURIComponent(id)}`;
  return (await (await fetch(url)).json()) as Operation;
}

test.each(sample(operations, 9))('%s: %s as curl, fetch and client is the same request', async (api, id) => {
  const operation = await operationOf(api, id);
  const [first, ...others] = await askedInEachWay(operation, api, filledForm(operation));
  expect(first).toMatchObject({ operation: id, status: expect.any(Number) });
  expect(Math.floor((first?.status ?? 0) / 100)).toBe(2);
  for (const other of others) expect(other).toEqual(first);
});

describe('permissions.update as code', () => {
  test('asks as whoever was chosen', async () => {
    const operation = await operationOf('rocketchat', 'permissions.update');
    for (const [identity, status] of [
      ['unprivileged', 403],
      ['invalid', 401],
      ['nobody', 401],
    ] as const) {
      const seen = await askedInEachWay(operation, 'rocketchat', filledForm(operation), {
        session: '',
        identity,
      });
      const documented = status === 403 ? [400, 403] : [status];
      expect(seen.map((one) => documented.includes(one.status))).toEqual([true, true, true]);
    }
  });

  test('keeps what was typed, JSON or not, and the example that was chosen', async () => {
    const operation = await operationOf('rocketchat', 'permissions.update');
    expect(requestNames(operation)).toContain('unknown-role');
    const filled = filledForm(operation, 'unknown-role');
    const forms = [
      filled,
      { ...filled, body: '{"permissions": [' },
      { ...filled, body: `{"it's": "a \\"quote\\" $HOME"}` },
    ];
    for (const form of forms) {
      const [first, ...others] = await askedInEachWay(operation, 'rocketchat', form);
      expect(first?.status).toBe(400);
      for (const other of others) expect(other).toEqual(first);
    }
  });

  test('asks for an answer by name', async () => {
    const operation = await operationOf('rocketchat', 'permissions.update');
    const form = { ...filledForm(operation), prefer: 'code=401' };
    const seen = await askedInEachWay(operation, 'rocketchat', form);
    expect(seen.map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});

test('the line of a test steers the session that it names', async () => {
  const code = steeringCode(
    'rocketchat',
    { method: 'PUT', name: 'options', body: { validate: 'warn' } },
    'one',
  );
  await runCode(code);
  const read = async (session: string) =>
    (
      await fetch(`${mocks.url('rocketchat')}/__mock/options`, { headers: { 'x-mock-session': session } })
    ).json();
  expect(await read('one')).toMatchObject({ validate: 'warn' });
  expect(await read('two')).toMatchObject({ validate: 'on' });
});
