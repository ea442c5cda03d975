/** One thing that a new user does with what was installed: a command, and what it has to print. */
export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  readonly prints?: RegExp;
}

const ask = (variable: string, where: string) =>
  `node -e "fetch(process.env.${variable}+'${where}').then(async (r)=>console.log(r.status, await r.text()))"`;

/** What every project does, with every package manager. */
export const checks: readonly Check[] = [
  {
    name: 'own document',
    command: ['workspace-contracts', 'mock', 'shop.yaml', '--port', '0', '--exec', ask('SHOP_URL', '/items')],
    prints: /200 \[\{"id":1/,
  },
  {
    name: 'bundled APIs',
    command: ['wsc', 'mock', '--port', '0', '--exec', ask('ROCKETCHAT_URL', '/api/v1/permissions.listAll')],
    prints: /401 /,
  },
  { name: 'nodenext', command: ['tsc', '-p', 'tsconfig.nodenext.json'] },
  { name: 'bundler', command: ['tsc', '-p', 'tsconfig.bundler.json'] },
  { name: 'Vitest', command: ['vitest', 'run'], prints: /Tests +2 passed/ },
  { name: 'CommonJS', command: ['node', 'requires.cjs'], prints: /"findings":\[\]/ },
  { name: 'Jest', command: ['jest'] },
  { name: 'Playwright', command: ['playwright', 'test'], prints: /1 passed/ },
];

/** What these tools read beside what tests/package/consumer has. */
export const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ].map(([module, moduleResolution]) => [
      `tsconfig.${moduleResolution}.json`,
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'es2023',
          skipLibCheck: true,
          module,
          moduleResolution,
        },
        files: ['uses.ts'],
      }),
    ]),
  ),
  'vitest.config.mjs': `export default { test: { include: ['*.vitest.ts'] } }`,
  'jest.config.cjs': `module.exports = { testMatch: ['**/*.jest.js'], transform: {}, watchman: false }`,
  'playwright.config.mjs': `export default {
    testMatch: '*.playwright.ts', workers: 1,
    use: { launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] } },
  }`,
};
