import { spawn } from 'node:child_process';
import path from 'node:path';
import { json, text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import type { Case, Told } from './behaving.ts';

const cases = {
  throws: {
    text: `type Nothing = { readonly [name: string]: never };

interface Unused {
  readonly more: Nothing;
}

export const behaviour = {
  begin: (): object => ({}),
  step(state: { readonly things?: Unused }) {
    return (state.things as unknown as { length: () => number }).length();
  },
};
`,
    requests: ['GET /settings?x=1'],
  },
  'cannot begin': {
    text: `export const behaviour = {
  begin() {
    throw new Error('no example');
  },
  step: () => undefined,
};
`,
  },
  'an import that is not there': {
    text: "\nimport { x } from './shop/gone.ts';\nexport const behaviour = x;\n",
    parts: { 'part.ts': 'export const y = 1;\n' },
  },
  'a name that nobody declared': { text: '\n\n\nexport const behaviour = undeclared.of;\n' },
  'what is no code': { text: '\nexport const = 1;\n' },
  'throws at everything': {
    text: `const fail = () => {
  throw new Error('no');
};
export const behaviour = { begin: () => ({}), step: fail, identify: fail, refuse: fail };
`,
    requests: ['GET /settings', 'GET /nowhere'],
  },
  refuses: {
    text: `let asked = 0;
export const behaviour = {
  begin: () => ({}),
  step(state: object) {
    asked += 1;
    return { state, reply: { code: 404, ...(asked === 1 ? {} : { why: 'the shop is shut' }) } };
  },
};
`,
    requests: ['GET /items/7', 'GET /items/8'],
  },
} satisfies Record<string, Partial<Case>>;

const told = new Map<string, Told>();

beforeAll(async () => {
  const child = spawn(process.execPath, [
    '--import',
    'tsx/esm',
    path.join(import.meta.dirname, 'behaving.ts'),
  ]);
  child.stdin.end(JSON.stringify(Object.values(cases).map((one) => ({ parts: {}, requests: [], ...one }))));
  const [all, wrong] = await Promise.all([json(child.stdout), text(child.stderr)]);
  expect(wrong).toBe('');
  for (const [index, name] of Object.keys(cases).entries()) told.set(name, (all as Told[])[index] as Told);
});

const toldOf = (name: keyof typeof cases) => told.get(name) as Told;

test('a behaviour that throws is named with file and line, beside method and path', () => {
  const { answers, log, requests } = toldOf('throws');
  const said = String.raw`the mock itself failed; \S*shop\.ts:10 throws in step: `;
  expect(answers).toEqual([
    {
      status: 500,
      why: expect.stringMatching(`^${said}`),
      text: expect.not.stringContaining('shop.ts'),
    },
  ]);
  expect(log).toEqual([expect.stringMatching(String.raw`^GET /settings\?x=1 500 ${said}`)]);
  expect(requests).toMatchObject([{ url: '/settings?x=1', status: 500 }]);
});

test('a behaviour that cannot begin is named at the start', () => {
  expect(toldOf('cannot begin').refused).toMatch(/^\S*shop\.ts:3 throws in begin: no example$/);
});

test.each([
  ['an import that is not there', 2],
  ['a name that nobody declared', 4],
  ['what is no code', 2],
] as const)('%s is named with its line', (name, line) => {
  expect(toldOf(name).refused).toMatch(new RegExp(`^\\S*shop\\.ts:${line} cannot be loaded: `));
});

test('one that throws at everything leaves the mock answering', () => {
  const [own, nowhere] = toldOf('throws at everything').answers;
  expect([own?.status, nowhere?.status]).toEqual([500, 500]);
  expect(nowhere?.why).toContain('shop.ts:2 throws in refuse: no');
});

test('a refusal of a behaviour says why, if only who refuses', () => {
  const { answers, requests } = toldOf('refuses');
  expect(answers[0]?.why).toMatch(/^refused by what \S*shop\.ts remembers$/);
  expect(answers[1]?.why).toBe('the shop is shut');
  expect(requests).toMatchObject([{}, { why: ['the shop is shut'] }]);
});
