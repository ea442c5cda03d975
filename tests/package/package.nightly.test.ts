import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut, type Project, program } from './project.ts';
import { builtTarball } from './tarball.ts';

// The packed package in an empty project, laid out as an install leaves it, without a network. What really installs, with
// three package managers on three versions of Node: npm run bench:package.

const root = path.resolve(import.meta.dirname, '..', '..');
let project: Project;
beforeAll(() => {
  project = layOut(['msw', 'typescript', 'vitest', '@types/node']);
}, 180_000);
afterAll(() => project?.remove());

/** A command that asks a mock which is started beside it. */
const asking = (variable: string, where: string) =>
  `node -e "fetch(process.env.${variable}+'${where}').then(async (r)=>console.log(r.status, await r.text()))"`;

describe('the command, in a folder of somebody else', { timeout: 120_000 }, () => {
  test('serves a document of their own', async () => {
    const args = [program, 'mock', 'shop.yaml', '--port', '0', '--exec', asking('SHOP_URL', '/items')];
    expect(await project.node(args)).toMatchObject({
      code: 0,
      out: expect.stringContaining('200 [{"id":1,"name":"Spoon"}]') as unknown,
    });
  });

  test('serves the bundled APIs where there is no document', async () => {
    const ask = asking('ROCKETCHAT_URL', '/api/v1/permissions.listAll');
    const { code, out } = await project.node([program, 'mock', '--port', '0', '--exec', ask]);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('401 ') as unknown });
    for (const api of ['palette', 'modelarts', 'rocketchat'])
      expect(out).toMatch(new RegExp(`^${api} +http`, 'm'));
  });

  test('lints with the Redocly that is bundled into it', async () => {
    const lint = await project.node([program, 'lint', 'shop.yaml']);
    expect(lint).toMatchObject({ code: 1, error: '' });
    expect(lint.out).toContain('shop.yaml:2  info-license');
  });

  test('writes types and a client of a document where it is told, and nothing elsewhere', async () => {
    const before = readdirSync(project.folder);
    const { code, out, error } = await project.node([program, 'generate', 'shop.yaml', '--out', 'made']);
    expect({ code, error, last: out.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      error: '',
      last: '5 files brought up to date.',
    });
    expect(readdirSync(project.folder).filter((name) => !before.includes(name))).toEqual(['made']);
    const types = readFileSync(path.join(project.folder, 'made', 'shop', 'types.ts'), 'utf8');
    expect(types).toMatch(/by "npx workspace-contracts generate"[\s\S]+export interface paths/);
  });

  test('tells an old Node so in one sentence', async () => {
    const old = `Object.defineProperty(process, 'versions', { value: { node: '18.20.0' } }); require('./${program.replaceAll('\\', '/')}')`;
    expect(await project.node(['-e', old])).toEqual({
      code: 2,
      out: '',
      error: 'workspace-contracts needs Node 20.19 or newer; this is 18.20.0.\n',
    });
  });
});

describe('the package', { timeout: 120_000 }, () => {
  test('gives publint nothing to say', async () => {
    const pkgDir = path.join(project.folder, 'node_modules', 'workspace-contracts');
    const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('has types that resolve as its code does', async () => {
    // A CommonJS project requires ES modules: every Node from 20.19 on does
    const rules = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm'];
    const apis = ['clients/rocketchat', 'mocks/rocketchat', 'types/rocketchat', 'specs/rocketchat.json'];
    const attw = path.join(root, 'node_modules', '@arethetypeswrong', 'cli', 'dist', 'index.js');
    const args = [attw, builtTarball(), ...rules, '--format', 'ascii', '--include-entrypoints', ...apis];
    expect(await project.node(args)).toMatchObject({ code: 0, error: '' });
  });
});

describe('what is imported', { timeout: 120_000 }, () => {
  // With moduleResolution bundler, too: npm run bench:package; that it resolves there is attw's to say
  test('compiles under strict with moduleResolution nodenext', async () => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2023',
      skipLibCheck: true,
      module: 'nodenext',
    };
    const file = path.join(project.folder, 'tsconfig.json');
    writeFileSync(file, JSON.stringify({ compilerOptions, files: ['uses.ts'] }));
    const tsc = path.join('node_modules', 'typescript', 'bin', 'tsc');
    expect(await project.node([tsc, '-p', file])).toEqual({ code: 0, out: '', error: '' });
  });

  test('is required by a script of CommonJS', async () => {
    const { code, out } = await project.node(['requires.cjs']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      status: 401,
      findings: [],
      openapi: expect.stringMatching(/^3\./) as unknown,
    });
  });

  test('mocks for a test of Vitest', async () => {
    const config = `export default { test: { include: ['*.vitest.ts'] } }`;
    writeFileSync(path.join(project.folder, 'vitest.config.mjs'), config);
    const vitest = path.join('node_modules', 'vitest', 'vitest.mjs');
    const { code, out } = await project.node([vitest, 'run']);
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Tests +2 passed/) as unknown,
    });
  });
});
