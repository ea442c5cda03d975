import { createRequire, Module } from 'node:module';

type Prism = typeof import('@stoplight/prism-http') &
  Pick<typeof import('@stoplight/prism-core'), 'createLogger'>;
type Require = ReturnType<typeof createRequire>;

const ownRequire = createRequire(import.meta.url);

/** What Prism loads for proxying, callbacks and Postman collections, none of which a mock needs at its start. */
const seldomUsed = [
  { by: '@stoplight/prism-http', what: ['node-fetch', 'http-proxy-agent', 'https-proxy-agent'] },
  { by: '@stoplight/prism-http', what: ['@stoplight/http-spec/postman/operation'] },
];

/**
 * Prism's HTTP package, without what takes longest to load. It asks for its faker with all 58 languages and speaks
 * English only: it gets English alone, the same generator with the same words. What it seldom uses is loaded on
 * first use. Where its packages are laid out otherwise, it loads what it asks for. In the published package and in the
 * action this file is another one, with Prism bundled: scripts/bundle/plugins.ts.
 */
export function loadPrism(): Prism {
  const prismRequire = createRequire(ownRequire.resolve('@stoplight/prism-http'));
  attempt(() => {
    const english = onFirstUse(prismRequire, '@faker-js/faker/locale/en');
    put(prismRequire, '@faker-js/faker', { __esModule: true, default: english, faker: english });
  });
  for (const { what } of seldomUsed)
    for (const name of what) attempt(() => put(prismRequire, name, onFirstUse(prismRequire, name)));
  const { createLogger } = ownRequire('@stoplight/prism-core') as Prism;
  return { ...(ownRequire('@stoplight/prism-http') as Prism), createLogger };
}

function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // Laid out otherwise: slower to load, nothing else
  }
}

/** Makes `exports` what the module of this name gives from now on, unless it was loaded before. */
function put(require: Require, name: string, exports: unknown): void {
  const file = require.resolve(name);
  const module = Object.assign(new Module(file), { filename: file, loaded: true, exports });
  require.cache[file] ??= module as NodeJS.Module;
}

/** Stands for a module until something of it is asked for. */
function onFirstUse(require: Require, name: string): object {
  const file = require.resolve(name);
  let loaded: object | undefined;
  const load = () => {
    if (loaded !== undefined) return loaded;
    delete require.cache[file];
    loaded = require(name) as object;
    return loaded;
  };
  return new Proxy(() => undefined, {
    get: (_, key) => Reflect.get(load(), key),
    apply: (_, self, args: unknown[]) => Reflect.apply(load() as () => unknown, self, args),
    construct: (_, args: unknown[]) => Reflect.construct(load() as new () => object, args),
  });
}
