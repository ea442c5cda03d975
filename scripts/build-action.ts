import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { redoclyCli } from '../src/shared/redocly-cli.ts';

// The command as one file, for action.yml: nothing has to be installed where it runs. Redocly, which the command starts as
// a process of its own, is another one beside it.

/** Prism as it is: the way in which src/mock loads it looks for packages that are not there. */
const prism: Plugin = {
  name: 'prism',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /load-prism\.ts$/ }, () => ({
      contents: `export const loadPrism = () => require('@stoplight/prism-http');`,
      resolveDir: path.resolve('src'),
    }));
    // It asks for all languages and speaks English
    onResolve({ filter: /^@faker-js\/faker$/ }, ({ kind, resolveDir }) =>
      kind === 'require-call' ? { path: 'english', namespace: 'faker', pluginData: resolveDir } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'faker' }, ({ pluginData }) => ({
      contents: `const english = require('@faker-js/faker/locale/en'); module.exports = { ...english, default: english };`,
      resolveDir: pluginData as string,
    }));
  },
};

/** Redocly stands beside the bundle. */
const redocly: Plugin = {
  name: 'redocly',
  setup({ onLoad }) {
    onLoad({ filter: /redocly-cli\.ts$/ }, () => ({
      contents: `import path from 'node:path'; export const redoclyCli = path.join(import.meta.dirname, 'redocly.js');`,
    }));
  },
};

/** The specification's schemas, which the validator reads from its own folder, become part of the bundle. */
const schemas: Plugin = {
  name: 'schemas',
  setup({ onLoad }) {
    onLoad({ filter: /openapi-schema-validator[\\/]index\.js$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      const reading = 'JSON.parse(readFileSync(localFile(file), "utf-8"))';
      if (!text.includes(reading)) throw new Error(`${file} reads its schemas in another way than before.`);
      const folders = readdirSync(path.join(path.dirname(file), 'schemas')).filter((name) =>
        /^v\d/.test(name),
      );
      const parts = folders.map((name) => {
        const schema = `./schemas/${name}/schema.json`;
        return `${JSON.stringify(schema)}: () => require(${JSON.stringify(schema)})`;
      });
      const contents = text.replace(reading, 'structuredClone(bundledSchemas[file]())');
      return { contents: `const bundledSchemas = { ${parts.join(', ')} };\n${contents}` };
    });
  },
};

const requires = [
  `import { createRequire as createRequireOfFile } from 'node:module';`,
  `import { dirname as folderOfFile } from 'node:path';`,
  `import { fileURLToPath as pathOfFile } from 'node:url';`,
  `const require = createRequireOfFile(import.meta.url);`,
  `const __filename = pathOfFile(import.meta.url);`,
  `const __dirname = folderOfFile(__filename);`,
].join('\n');

/** Writes one bundle. */
async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    legalComments: 'linked',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Some packages' other form asks for its files by names that no bundler can follow
    mainFields: ['module', 'main'],
    // The test runner's way is that of a checkout, and behaviours in TypeScript need tsx
    external: ['./collect.ts', 'tsx'],
    plugins: [prism, redocly, schemas],
    banner: { js: requires },
    logLevel: 'error',
  });
}

const [folder = 'action'] = process.argv.slice(2);
await Promise.all([
  bundle(path.join('src', 'cli', 'action.ts'), path.join(folder, 'main.js')),
  bundle(redoclyCli, path.join(folder, 'redocly.js')),
]);
