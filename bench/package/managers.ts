import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** How one package manager installs, and how it runs what was installed. */
export interface Manager {
  readonly name: string;
  /** The package that brings it; npm is there. */
  readonly tool?: string;
  readonly install: (packages: readonly string[]) => readonly string[];
  readonly run: (command: readonly string[]) => readonly string[];
  /** Before the install: what a project of this manager has beside its package.json. */
  readonly prepare?: (folder: string) => void;
  /** By version of Node: checks that this manager, and not the package, stands in the way of. */
  readonly cannot?: Readonly<Record<string, readonly string[]>>;
}

/** npm, pnpm with its links, and Yarn without any node_modules (Plug'n'Play). */
export const managers: readonly Manager[] = [
  {
    name: 'npm',
    install: (packages) => ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', ...packages],
    run: (command) => ['npx', '--no-install', ...command],
  },
  {
    name: 'pnpm',
    tool: 'pnpm@10',
    install: (packages) => ['pnpm', 'add', '--prefer-offline', ...packages],
    run: (command) => ['pnpm', 'exec', ...command],
  },
  {
    name: 'Yarn PnP',
    tool: '@yarnpkg/cli-dist@4',
    install: (packages) => ['yarn', 'add', ...packages.map(named)],
    run: (command) => ['yarn', ...command],
    // Node 20 requires no ES modules out of the archives of Plug'n'Play
    cannot: { 20: ['CommonJS', 'Playwright'] },
    prepare: (folder) => {
      writeFileSync(path.join(folder, '.yarnrc.yml'), 'nodeLinker: pnp\nenableTelemetry: false\n');
      writeFileSync(path.join(folder, 'yarn.lock'), '');
      // Yarn asks for optional packages of other systems too, and the newest Vite names one that a registry may not have
      writeFileSync(
        path.join(folder, 'package.json'),
        '{ "private": true, "resolutions": { "vite": "8.3.8" } }',
      );
    },
  },
];

/** Yarn wants to know what a file is called. */
function named(wanted: string): string {
  return wanted.endsWith('.tgz') ? `workspace-contracts@file:${wanted}` : wanted;
}
