import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../shared/package-root.ts';
import { asStarted } from '../shared/program.ts';
import { type Api, chooseApis, sourceOf, specsFolder } from '../spec/apis.ts';
import { loadSpec, type Spec } from '../spec/spec.ts';
import { variantsOf } from '../spec/variant.ts';
import { clientSource } from './client.ts';
import { header, readme } from './header.ts';
import { mockSource } from './mock/mock-source.ts';
import { typesSource } from './types.ts';
import { wiresOf } from './wire-of.ts';

/** One file as it has to be: its path below `generated/`, and its whole text. */
export interface PlannedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Everything that the specs give, or those of these names and documents alone: one function for writing and for checking, so
 * the two cannot disagree.
 */
export async function planGenerated(
  folder: string = specsFolder,
  names: readonly string[] = [],
): Promise<PlannedFile[]> {
  const apis = await Promise.all(chooseApis(names, folder).map(planApi));
  return [{ path: 'README.md', text: readme() }, ...apis.flat()];
}

async function planApi(api: Api): Promise<PlannedFile[]> {
  const base = await planSpec(await loadSpec(api), api.name);
  const variants = variantsOf(api).map(async (variant) =>
    planSpec(await loadSpec(api, variant), path.posix.join(api.name, 'variants', variant)),
  );
  return [...base, ...(await Promise.all(variants)).flat()];
}

/** The files of one spec, below `folder`. */
export async function planSpec(spec: Spec, folder: string): Promise<PlannedFile[]> {
  const source = sourceOf(spec.api) + (spec.variant === undefined ? '' : ` as ${spec.variant}`);
  const at = (name: string) => path.posix.join(folder, name);
  return [
    { path: at('openapi.json'), text: bundleText(spec, source) },
    { path: at('types.ts'), text: header(source) + (await typesSource(spec)) },
    { path: at('client.ts'), text: header(source) + clientSource(spec) },
    { path: at('mock.ts'), text: header(source) + (await mockSource(spec, folder)) },
    ...wireFile(spec, source, at),
  ];
}

/** The part of a client that every API shares, where this one needs it. */
function wireFile(spec: Spec, source: string, at: (name: string) => string): PlannedFile[] {
  if (Object.keys(wiresOf(spec.operations)).length === 0) return [];
  const text = readFileSync(path.join(packageRoot, 'src', 'generate', 'runtime', 'wire.ts'), 'utf8');
  return [{ path: at('wire.ts'), text: header(source) + text }];
}

/** JSON has no comments: the note that it is generated stands in a field of its own. */
function bundleText(spec: Spec, source: string): string {
  const { openapi, ...rest } = spec.document;
  return `${JSON.stringify({ openapi, 'x-generated': asStarted(`from ${source} by npm run generate; do not edit`), ...rest }, undefined, 2)}\n`;
}
