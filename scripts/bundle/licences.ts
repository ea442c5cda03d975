import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of which something was bundled. */
interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The text of its licence, and of its notice where it has one. */
  readonly text: string;
}

/**
 * The licences of all packages that went into bundles, as the text of a file that goes with them. An error names a package
 * that has none, or one that may not be passed on like this.
 */
export function licencesOf(metafiles: readonly Metafile[]): string {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs).map(packageFolder)));
  const found = [...folders].filter((folder) => folder !== undefined).map(read);
  const unique = new Map(found.map((one) => [`${one.name}@${one.version}`, one]));
  const sorted = [...unique.entries()].sort(([one], [other]) => (one < other ? -1 : 1));
  const rows = sorted.map(([id, { licence }]) => `${id}: ${licence}`);
  const texts = sorted.map(([id, { licence, text }]) => `--- ${id} (${licence}) ---\n\n${text}`);
  return `Parts of these packages are bundled into files of this one. The source of each is its package on npm, in this version.\n\n${rows.join('\n')}\n\n${texts.join('\n\n')}\n`;
}

/** The folder of the package that a bundled file is of; none for our own. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replace(/^[\w-]+:/, ''))?.[0];
}

// MPL-2.0 asks that its files can be had as source: the text says where
const allowed =
  /^(MIT|MPL-2\.0|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|Unlicense|BlueOak-1\.0\.0|Python-2\.0|CC0-1\.0)$/;

function read(folder: string): Bundled {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const licence = licenceOf(manifest);
  const name = String(manifest.name);
  const choices = licence.replace(/[()]/g, '').split(/ OR /);
  if (!choices.some((choice) => choice.split(' AND ').every((one) => allowed.test(one))))
    throw new Error(
      `${name} has the licence "${licence}", which nobody has looked at: scripts/bundle/licences.ts.`,
    );
  return { name, version: String(manifest.version), licence, text: textOf(folder, licence) };
}

/** The SPDX words of a manifest; old ones have a list. */
function licenceOf({ license, licenses }: Record<string, unknown>): string {
  const [old] = Array.isArray(licenses) ? (licenses as { type?: unknown }[]) : [];
  return String(license ?? old?.type ?? '');
}

function textOf(folder: string, licence: string): string {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name));
  const texts = files
    .filter((name) => existsSync(path.join(folder, name)))
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim());
  return texts.length > 0 ? texts.join('\n\n') : `The package names ${licence} and has no text of it.`;
}
