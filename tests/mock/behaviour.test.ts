import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MockOptions } from '../../src/mock/options.ts';
import type { Mock } from '../../src/mock/server.ts';
import { ask, fixtures, mockOf } from './ask.ts';

let folder: string;
const open: Mock[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'behaviour-'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((mock) => mock.close()));
  rmSync(folder, { recursive: true });
});

/** A mock whose behaviour is this text. */
async function behaving(
  text: string,
  options: Partial<MockOptions> = {},
  parts: Record<string, string> = {},
) {
  for (const [name, part] of Object.entries(parts)) {
    mkdirSync(path.join(folder, 'shop'), { recursive: true });
    writeFileSync(path.join(folder, 'shop', name), part);
  }
  writeFileSync(path.join(folder, 'shop.ts'), text);
  const mock = await mockOf('shop', { ...options, behaviours: folder }, fixtures);
  open.push(mock);
  return mock;
}

test('a behaviour that throws is named with file and line, beside method and path', async () => {
  const lines: string[] = [];
  const text = `type Nothing = { readonly [name: string]: never };

interface Unused {
  readonly more: Nothing;
}

export const behaviour = {
  begin: (): object => ({}),
  step(state: { readonly things?: Unused }) {
    return (state.things as unknown as { length: () => number }).length();
  },
};
`;
  const mock = await behaving(text, { log: (line) => lines.push(line) });
  const answer = await ask(mock, 'GET /settings?x=1');
  expect(answer.status).toBe(500);
  expect(answer.headers.get('x-mock-why')).toMatch(
    /^the mock itself failed; \S*shop\.ts:10 throws in step: /,
  );
  expect(lines).toEqual([
    expect.stringMatching(/^GET \/settings\?x=1 500 the mock itself failed; \S*shop\.ts:10 throws in step: /),
  ]);
  expect(answer.text).not.toContain('shop.ts');
  expect((await ask(mock, 'GET /__mock/requests')).body).toMatchObject([
    { url: '/settings?x=1', status: 500 },
  ]);
});

test('a behaviour that cannot begin is named at the start', async () => {
  const text = `export const behaviour = {
  begin() {
    throw new Error('no example');
  },
  step: () => undefined,
};
`;
  await expect(behaving(text)).rejects.toThrow(/^\S*shop\.ts:3 throws in begin: no example$/);
});

test.each([
  ['an import that is not there', "\nimport { x } from './shop/gone.ts';\nexport const behaviour = x;\n", 2],
  ['a name that nobody declared', '\n\n\nexport const behaviour = undeclared.of;\n', 4],
  ['what is no code', '\nexport const = 1;\n', 2],
])('%s is named with its line', async (_, text, line) => {
  await expect(behaving(text, {}, { 'part.ts': 'export const y = 1;\n' })).rejects.toThrow(
    new RegExp(`^\\S*shop\\.ts:${line} cannot be loaded: `),
  );
});

test('one that throws at everything leaves the mock answering', async () => {
  const text = `const fail = () => {
  throw new Error('no');
};
export const behaviour = { begin: () => ({}), step: fail, identify: fail, refuse: fail };
`;
  const mock = await behaving(text);
  expect((await ask(mock, 'GET /settings')).status).toBe(500);
  const nowhere = await ask(mock, 'GET /nowhere');
  expect(nowhere.status).toBe(500);
  expect(nowhere.headers.get('x-mock-why')).toContain('shop.ts:2 throws in refuse: no');
});

test('a refusal of a behaviour says why, if only who refuses', async () => {
  const text = `let asked = 0;
export const behaviour = {
  begin: () => ({}),
  step(state: object) {
    asked += 1;
    return { state, reply: { code: 404, ...(asked === 1 ? {} : { why: 'the shop is shut' }) } };
  },
};
`;
  const mock = await behaving(text);
  const why = async (id: number) => (await ask(mock, `GET /items/${id}`)).headers.get('x-mock-why');
  expect(await why(7)).toMatch(/^refused by what \S*shop\.ts remembers$/);
  expect(await why(8)).toBe('the shop is shut');
  expect((await ask(mock, 'GET /__mock/requests')).body).toMatchObject([{}, { why: ['the shop is shut'] }]);
});
