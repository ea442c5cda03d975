import path from 'node:path';
import { build } from 'esbuild';

/** The page's script and style, bundled of the sources in a folder; written to `outdir` where one is given. */
export async function buildPage(folder: string, outdir?: string): Promise<readonly [string, string]> {
  const { outputFiles = [] } = await build({
    entryPoints: { app: path.join(folder, 'main.tsx') },
    outdir: outdir ?? folder,
    write: outdir !== undefined,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: path.join(folder, 'tsconfig.json'),
    // The licences of what is bundled stay with it
    banner: {
      js: '/*! Holds preact (MIT, Jason Miller) and marked (MIT, Christopher Jeffrey, MarkedJS). */',
    },
    legalComments: 'inline',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return [textOf('.js'), textOf('.css')];
}
