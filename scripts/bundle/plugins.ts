import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Prism without what a mock never asks of it: the way in which src/mock loads it looks for packages that are not there.
 * It asks for all languages of its faker and speaks English; it reads Postman collections and goes through proxies, and we
 * give it neither; it fetches with a package of its own, and Node has one.
 */
export const prism: Plugin = {
  name: 'prism',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]load-prism\.ts$/ }, () => ({
      contents: `const prism = { ...require('@stoplight/prism-http'), createLogger: require('@stoplight/prism-core').createLogger };
        export const loadPrism = () => prism;`,
      resolveDir: path.resolve('src'),
    }));
    onResolve({ filter: /^@faker-js\/faker$/ }, ({ kind, resolveDir }) =>
      kind === 'require-call' ? { path: 'english', namespace: 'faker', pluginData: resolveDir } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'faker' }, ({ pluginData }) => ({
      contents: `const english = require('@faker-js/faker/locale/en'); module.exports = { ...english, default: english };`,
      resolveDir: pluginData as string,
    }));
    onResolve(
      { filter: /^(node-fetch|https?-proxy-agent|@stoplight\/http-spec\/postman\/operation)$/ },
      (asked) =>
        asked.importer.includes(`${path.sep}prism-http${path.sep}`)
          ? { path: asked.path, namespace: 'left-out' }
          : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: name }) => ({
      contents:
        name === 'node-fetch'
          ? `module.exports = { default: (...asked) => fetch(...asked) };`
          : `const leftOut = () => { throw new Error(${JSON.stringify(`${name} is not part of this bundle`)}); };
             module.exports = Object.assign(leftOut, { transformPostmanCollectionOperations: leftOut });`,
    }));
  },
};

/** The commands of Redocly that are started here. */
const redoclyCommands = /handle(Lint|Diff)\b/;

/** Redocly's program without the commands that nobody here starts: each is a file that it imports when asked for it. */
export const redocly: Plugin = {
  name: 'redocly',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/chunks\// }, ({ kind, path: name, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const text = readFileSync(path.join(resolveDir, name), 'utf8');
      const exported = text.slice(text.lastIndexOf('export{'));
      return redoclyCommands.test(exported) ? undefined : { path: name, namespace: 'redocly-left-out' };
    });
    onLoad({ filter: /.*/, namespace: 'redocly-left-out' }, () => ({ contents: 'export {};' }));
  },
};

/** Where the bundle is, Redocly's program is a file beside it. */
export const redoclyBeside: Plugin = {
  name: 'redocly-beside',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]redocly-cli\.ts$/ }, () => ({
      contents: `import path from 'node:path'; export const redoclyCli = path.join(import.meta.dirname, 'redocly.js');`,
    }));
  },
};

/** The specification's schemas, which the validator reads from its own folder, become part of the bundle. */
export const schemas: Plugin = {
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
