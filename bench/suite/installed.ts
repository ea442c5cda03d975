/** Where the tools of others were installed, which are no dependencies of this project. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.env.BENCH_PEERS || undefined;

/** The file in that folder, or where it would be. */
export function peer(file: string): string {
  return path.resolve(folder ?? '.', 'node_modules', file);
}

/** Why these packages cannot be used: the first that is not there. */
export function notInstalled(...packages: string[]): string | undefined {
  if (folder === undefined) return 'BENCH_PEERS names no folder where it is installed';
  const lacking = packages.find((name) => !existsSync(peer(`${name}/package.json`)));
  return lacking === undefined ? undefined : `${lacking} is not installed in BENCH_PEERS`;
}

/** Its name and version, where it is installed. */
export function versioned(title: string, name: string, file = peer(`${name}/package.json`)): string {
  if (!existsSync(file)) return title;
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `${title} ${version}`;
}
