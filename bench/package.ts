/**
 * The packed package, installed from the registry by npm, pnpm and Yarn on Node 20, 22 and 24, and used as a new user does:
 * `npm run bench:package [-- --sizes] [20|22|24…] [npm|pnpm|yarn…]`. Prints Markdown; exits with 1 where something did not work.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtTarball } from '../tests/package/tarball.ts';
import { checks, files } from './package/checks.ts';
import { type Manager, managers } from './package/managers.ts';
import { bytesOf, needsOf } from './package/sizes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'bench-package-'));
// What is kept goes away when the sources change
const tarball = path.join(root, 'workspace-contracts.tgz');
cpSync(builtTarball(), tarball);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
let failed = 0;

function newFolder(name: string): string {
  const folder = path.join(root, name.replaceAll(' ', '-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  return folder;
}

/** Runs a command; says what it printed where it failed. */
function run(folder: string, [name = '', ...args]: readonly string[], tools: readonly string[]) {
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^(npm_|NODE_OPTIONS|NODE_PATH|NODE_V8)/i.test(key),
  );
  const PATH = [...tools, process.env.PATH].join(path.delimiter);
  const options = {
    cwd: folder,
    env: { ...Object.fromEntries(kept), PATH, NO_COLOR: '1' },
    timeout: 300_000,
  };
  const ended = spawnSync(name, args, { ...options, encoding: 'utf8' });
  return { code: ended.status, output: `${ended.stdout}${ended.stderr}` };
}

/** Installs tools into a folder of their own; gives where their programs are. */
function tools(name: string, ...packages: string[]): string {
  const folder = newFolder(`tools ${name}`);
  const { code, output } = run(folder, ['npm', 'install', '--no-audit', '--no-fund', ...packages], []);
  if (code !== 0) throw new Error(`${packages.join(' ')} cannot be installed: ${output}`);
  return path.join(folder, 'node_modules', '.bin');
}

function tryWith(manager: Manager, version: string, path_: readonly string[]): void {
  const folder = newFolder(`${manager.name} ${version}`);
  cpSync('tests/package/consumer', folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  // Jest takes the files of a project as CommonJS unless it is told otherwise
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  manager.prepare?.(folder);
  const start = performance.now();
  const others = [
    'vitest@4',
    'vite@7',
    'typescript@5',
    '@types/node@20',
    'msw@2',
    'jest@30',
    '@playwright/test@1',
  ];
  const installed = run(folder, manager.install([tarball, ...others]), path_);
  const cells = [installed.code === 0 ? `${seconds(start)} s` : 'FAILED'];
  if (installed.code !== 0) report(`${manager.name} ${version} install`, installed.output);
  for (const check of installed.code === 0 ? checks : []) {
    if (manager.cannot?.[version]?.includes(check.name)) {
      cells.push('no');
      continue;
    }
    const begun = performance.now();
    const { code, output } = run(folder, manager.run(check.command), path_);
    const holds = code === 0 && (check.prints ?? /^/).test(output);
    cells.push(holds ? `${seconds(begun)} s` : 'FAILED');
    if (!holds) report(`${manager.name} ${version} ${check.name}`, output);
  }
  row(manager.name, version, ...cells);
  rmSync(folder, { recursive: true, force: true });
}

function report(what: string, output: string): void {
  failed += 1;
  console.error(`${what}:\n${output.slice(-3000)}\n`);
}

/** What is installed, and what of it each command needs. */
function sizes(): void {
  const folder = newFolder('sizes');
  const shop = readFileSync('tests/package/consumer/shop.yaml', 'utf8');
  mkdirSync(path.join(folder, 'specs', 'shop'), { recursive: true });
  for (const name of ['shop.yaml', 'specs/shop/openapi.yaml']) writeFileSync(path.join(folder, name), shop);
  run(folder, ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', tarball], []);
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  const bin = path.join('node_modules', 'workspace-contracts', 'bin', 'workspace-contracts.cjs');
  const judging = `import { openContract } from 'workspace-contracts'; await openContract('rocketchat');`;
  const git =
    'git init -q -b main && git add shop.yaml && git -c user.name=t -c user.email=t@e.x commit -qm t';
  spawnSync(git, { cwd: folder, shell: true });
  writeFileSync(path.join(folder, 'shop.yaml'), shop.replace('[id, name]', '[id]'));
  const commands: Record<string, readonly string[]> = {
    mock: [bin, 'mock', 'shop.yaml', '--port', '0', '--no-console', '--exec', 'node -e 0'],
    matcher: ['--input-type=module', '-e', judging],
    'drift base': [bin, 'drift', 'base', '--ref', 'HEAD', '--specs', 'shop.yaml'],
    contract: [bin, 'contract', 'shop.yaml'],
    lint: [bin, 'lint', 'shop.yaml'],
    generate: [bin, 'generate'],
  };
  row('what', 'MB', 'packages beside it');
  row('---', '---', '---');
  row('all that is installed', megabytes(bytesOf(path.join(folder, 'node_modules'))), '');
  for (const [name, args] of Object.entries(commands)) {
    const { bytes, packages } = needsOf(folder, args);
    row(name, megabytes(bytes), packages.length);
  }
}

const [first, ...rest] = process.argv.slice(2);
const words = [first, ...rest].filter((arg) => arg !== undefined);
const versions = words.filter((arg) => /^\d+$/.test(arg));
const chosen = managers.filter(({ name }) => words.some((arg) => name.toLowerCase().startsWith(arg)));
try {
  sizes();
  if (first !== '--sizes') {
    console.log('');
    row('manager', 'Node', 'install', ...checks.map(({ name }) => name));
    row('---', '---', '---', ...checks.map(() => '---'));
    for (const version of versions.length > 0 ? versions : ['20', '22', '24']) {
      const node = tools(`node ${version}`, `node@${version}`);
      for (const manager of chosen.length > 0 ? chosen : managers) {
        const own = manager.tool === undefined ? [] : [tools(manager.name, manager.tool)];
        tryWith(manager, version, [node, ...own]);
      }
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
