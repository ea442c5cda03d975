import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import ts from 'typescript';

const config = 'tsconfig.build.json';

/** The options and the files of tsconfig.build.json. */
function readConfig(): ts.ParsedCommandLine {
  const { config: raw } = ts.readConfigFile(config, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(raw, ts.sys, path.dirname(path.resolve(config)));
}

const isGenerated = (file: string) => path.relative('.', file).startsWith(`generated${path.sep}`);
const isEntry = (file: string) =>
  isGenerated(file) || path.dirname(file).endsWith(path.join('src', 'entries'));

/**
 * Compiles the sources of the package: each to a file of JavaScript, and what can be imported to declarations. Types are
 * not checked: `npm run check:types` does that.
 */
export async function compile(): Promise<void> {
  const { options, fileNames } = readConfig();
  for (const file of fileNames) if (!/\.d\.c?ts$/.test(file)) await emit(file, options);
  const declarations = {
    ...options,
    noCheck: true,
    emitDeclarationOnly: true,
    sourceMap: false,
    inlineSources: false,
  };
  ts.createProgram(fileNames.filter(isEntry), declarations).emit();
}

/** Writes one file as JavaScript, with a map of its source; what is generated is data more than code, and has none. */
async function emit(file: string, options: ts.CompilerOptions): Promise<void> {
  const name = path.relative('.', file);
  const to = path.join('dist', name.replace(/\.ts$/, '.js'));
  const text = readFileSync(file, 'utf8');
  mkdirSync(path.dirname(to), { recursive: true });
  if (isGenerated(file)) {
    const { code } = await transform(text, { loader: 'ts', minify: true, format: 'esm', target: 'es2022' });
    writeFileSync(to, code);
    return;
  }
  const compilerOptions = {
    ...options,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    declaration: false,
  };
  const fileName = path.relative(path.dirname(to), name).split(path.sep).join('/');
  const { outputText, sourceMapText = '' } = ts.transpileModule(text, { compilerOptions, fileName });
  writeFileSync(to, outputText);
  writeFileSync(`${to}.map`, sourceMapText);
}
