import { build, type Metafile } from 'esbuild';
import { prism, redocly, redoclyBeside, schemas } from './plugins.ts';

const requires = [
  `import { createRequire as createRequireOfFile } from 'node:module';`,
  `import { dirname as folderOfFile } from 'node:path';`,
  `import { fileURLToPath as pathOfFile } from 'node:url';`,
  `const require = createRequireOfFile(import.meta.url);`,
  `const __filename = pathOfFile(import.meta.url);`,
  `const __dirname = folderOfFile(__filename);`,
].join('\n');

/** Writes a module with everything that it imports as one file that Node 20 runs; gives what went into it. */
export async function bundle(
  entry: string,
  outfile: string,
  external: readonly string[] = [],
): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    metafile: true,
    // The licences of all that is bundled stand in one file: licences.ts
    legalComments: 'none',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Some packages' other form asks for its files by names that no bundler can follow
    mainFields: ['module', 'main'],
    external: [...external],
    plugins: [prism, redocly, redoclyBeside, schemas],
    banner: { js: requires },
    logLevel: 'error',
  });
  return metafile;
}
